// Builds what browsers get: words, the laptops' pages, the phone's page for the browser and for the server.
// `npm run build`; tools/start.mjs builds by itself when the source is not what dist/ was made from.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { filesBelow, inRoot, packageCommand, root, runAside, seconds } from './project.mjs'
import { compileWords } from './words.mjs'

const builds = [
  { name: 'laptops', args: ['build', '--config', 'vite.config.ts'] },
  { name: 'phone', args: ['build', '--config', 'vite.phone.config.ts'] },
  {
    name: 'phone on the server',
    args: ['build', '--config', 'vite.phone.config.ts', '--ssr', 'phone-render.tsx'],
  },
]
const made = [
  'dist/client/manifest.json',
  'dist/phone/manifest.json',
  'dist/phone-render.js',
  'shared/words/compiled/word-id.ts',
]
const stamp = inRoot('dist/stamp')

/** Gives the names of the builds that failed; what they said stands on the error stream. */
export async function build() {
  // Hashed before: what is changed while it builds is built again next time.
  const source = sourceHash()
  mkdirSync(inRoot('dist'), { recursive: true })
  writeFileSync(stamp, '')
  if (!compileWords()) return ['words']
  const results = await Promise.all(
    builds.map(async ({ name, args }) => {
      const { code, output } = await runAside([...packageCommand('vite', 'bin/vite.js'), ...args])
      if (code !== 0) process.stderr.write(`\n${name}:\n${output}`)
      return code === 0 ? [] : [name]
    }),
  )
  const failed = results.flat()
  if (failed.length === 0) writeFileSync(stamp, source)
  return failed
}

/** True when dist/ was made from exactly this source. */
export function isBuilt() {
  return (
    made.every((path) => existsSync(inRoot(path))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash()
  )
}

function sourceHash() {
  const hash = createHash('sha256')
  const sources = [
    'client',
    'shared',
    'vite.config.ts',
    'vite.phone.config.ts',
    'tools/phone-words.mjs',
    'lingui.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ]
  for (const path of filesBelow(sources, (one) => one === inRoot('shared/words/compiled'))) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const began = Date.now()
  const failed = ensureInstalled() ? await build() : ['packages']
  console.log(failed.length === 0 ? `built in ${seconds(began)}` : `not built: ${failed.join(', ')}`)
  process.exit(failed.length === 0 ? 0 : 1)
}
