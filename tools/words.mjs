// Compiles the words on screen: shared/words/{fr,en}.po → shared/words/compiled/{fr,en}.ts, and the list of ids as a type.
// Does nothing when they are up to date. vitest calls `setup` before the tests.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parsePo } from './po.mjs'
import { inRoot, modifiedMs, packageCommand, run } from './project.mjs'

const compiled = inRoot('shared/words/compiled')
const made = ['fr.ts', 'en.ts', 'word-id.ts'].map((name) => `${compiled}/${name}`)
const sources = ['shared/words/fr.po', 'shared/words/en.po', 'lingui.config.ts', 'tools/words.mjs'].map((path) =>
  inRoot(path),
)

/** Gives true when the words stand compiled, false when a message is malformed (said on the error stream). */
export function compileWords({ force = false } = {}) {
  if (!force && Math.min(...made.map(modifiedMs)) > Math.max(...sources.map(modifiedMs))) return true
  const folder = `shared/words/compiled/new-${process.pid}`
  mkdirSync(inRoot(folder), { recursive: true })
  try {
    const [node, lingui] = packageCommand('@lingui/cli', 'dist/lingui.js')
    const code = run([node, lingui, 'compile', '--strict', '--workers', '1'], {
      env: { WORDS_FOLDER: folder },
      quiet: true,
    })
    if (code !== 0) return false
    const ids = parsePo(readFileSync(inRoot('shared/words/fr.po'), 'utf8')).entries.map((entry) => `  | '${entry.id}'`)
    writeFileSync(inRoot(folder, 'word-id.ts'), `/** Made from fr.po. */\nexport type WordId =\n${ids.join('\n')}\n`)
    for (const path of made) renameSync(path.replace(compiled, inRoot(folder)), path)
    return true
  } finally {
    rmSync(inRoot(folder), { recursive: true, force: true })
  }
}

export function setup() {
  if (!compileWords()) throw new Error('the words on screen do not compile')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(compileWords({ force: true }) ? 0 : 1)
