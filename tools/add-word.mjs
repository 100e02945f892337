// Adds or changes words on screen in both languages, sorted, with French typography put right:
//   node tools/add-word.mjs ask.send 'Envoyer' 'Send'
//   node tools/add-word.mjs < lines            (each line: id <tab> French <tab> English)
// Safe when several people run it at once.
import { closeSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { frenchTypography, parsePo, placeholders, printPo } from './po.mjs'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'shared/words')
const lock = join(folder, '.lock')

const words = process.argv.length > 2 ? [process.argv.slice(2)] : linesOf(readFileSync(0, 'utf8'))
for (const word of words) {
  const [id, fr, en] = word
  if (word.length !== 3 || !fr || !en || !/^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/.test(id)) {
    stop(`not « id, French, English »: ${JSON.stringify(word)}`)
  }
  if (placeholders(fr).join() !== placeholders(en).join()) stop(`${id}: the two languages name different values`)
}
takeLock()
try {
  write(
    'fr',
    words.map(([id, fr]) => [id, frenchTypography(fr)]),
  )
  write(
    'en',
    words.map(([id, , en]) => [id, en.replace(/'/g, '’')]),
  )
} finally {
  unlinkSync(lock)
}
console.log(`${words.length} word(s) written to fr.po and en.po`)

function write(language, pairs) {
  const path = join(folder, `${language}.po`)
  const catalog = parsePo(readFileSync(path, 'utf8'))
  for (const [id, text] of pairs) {
    const there = catalog.entries.find((entry) => entry.id === id)
    if (there) there.text = text
    else catalog.entries.push({ id, text, notes: [], flags: [] })
  }
  writeFileSync(`${path}.new`, printPo(catalog))
  renameSync(`${path}.new`, path)
}

function linesOf(source) {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t').map((part) => part.replace(/\\n/g, '\n')))
}

function takeLock() {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      closeSync(openSync(lock, 'wx'))
      return
    } catch {
      try {
        if (Date.now() - statSync(lock).mtimeMs > 10_000) unlinkSync(lock)
      } catch {
        // Gone meanwhile: the next try takes it.
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
  stop('another add-word does not end: remove shared/words/.lock')
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
