import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createWords } from '../shared/words/words.ts'
import { createTypstPress } from './adapters/typst/typst-press.ts'
import { sealToWords } from './archive/seal.ts'
import { bagLimits } from './bag/read-bag.ts'
import { fail, openGivenData, words } from './from-terminal.ts'
import { readForumFile } from './importing/forum-file.ts'
import { importBag } from './importing/import-bag.ts'
import { importForum } from './importing/import-forum.ts'
import { makeMinutes } from './report/minutes.ts'
import { createLog } from './runtime/log.ts'

/** `npm run import -- FILE|FOLDER … [--data DIR]`: forums of other tools, or of another laptop, as closed sessions. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })

if (positionals.length === 0) fail(words('import.usage'))
const files = positionals.flatMap(filesOf)
// All are read before anything is written: a folder with one bad file changes nothing.
const bags = files.filter((path) => path.endsWith('.zip')).map((path) => ({ path, zip: readZip(path) }))
const read = files
  .filter((path) => !path.endsWith('.zip'))
  .map((path) => {
    const result = readForumFile(readText(path))
    if (result.is === 'refused') fail(words('import.refused', { file: path, where: result.where }))
    return result
  })
const data = await openGivenData(values.data)
const press = createTypstPress({ log: createLog({ level: 'warn' }) })
const makeReports = (snapshot: Parameters<typeof makeMinutes>[0]) =>
  makeMinutes(snapshot, sealToWords(snapshot.seal), createWords('fr'), press)

for (const { file, json } of read.toSorted((a, b) => a.file.forum.ordinal - b.file.forum.ordinal)) {
  const answer = await importForum({ ...data, makeReports }, file, json)
  if (answer.is === 'refused') fail(words(`refusal.${answer.code}`, { count: 0 }))
  for (const each of answer.sessions) {
    const said = { code: each.code, place: file.forum.city, seal: each.sealWords }
    console.log(words(each.before ? 'import.before' : 'import.done', said))
  }
}
for (const { path, zip } of bags) {
  const answer = await importBag(data, zip)
  if (answer.is === 'refused') {
    await data.close()
    fail(words(`import.bag-${answer.why}`, { file: path, at: answer.at }))
  }
  for (const { code, place, sealWords: seal, before } of answer.sessions) {
    console.log(words(before ? 'import.before' : 'import.done', { code, place, seal }))
  }
}
await data.close()

/** A file, or the `.json` files of a folder. */
function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path).filter((name) => name.endsWith('.json'))
    // Beside the forums may lie what was found out about them.
    return names.map((name) => join(path, name)).filter((file) => !/"schema":\s*"forum-truth/.test(readText(file)))
  } catch (_missing) {
    return fail(words('import.missing', { file: path }))
  }
}

/** Its size is looked at before it is read: two gigabytes of zeros are no bag. */
function readZip(path: string): Uint8Array {
  try {
    if (statSync(path).size <= bagLimits.zipBytesMax) return readFileSync(path)
  } catch (_missing) {
    return fail(words('import.missing', { file: path }))
  }
  return fail(words('import.bag-not-a-bag', { file: path, at: '' }))
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (_missing) {
    return fail(words('import.missing', { file: path }))
  }
}
