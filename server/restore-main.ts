import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createWords } from '../shared/words/words.ts'
import { createCopier } from './adapters/sqlite/copier.ts'
import { startSqliteJournal } from './adapters/sqlite/sqlite-journal.ts'
import { dayAndHour } from './launch/day-and-hour.ts'
import { beginAnew } from './plenary/begin-anew.ts'
import { restoreCopy } from './upkeep/restore-copy.ts'

// `npm run restore -- --from DIR --data EMPTY`: the newest copy of a folder, verified, into an empty one.
const words = createWords(/^en/i.test(process.env['LANG'] ?? '') ? 'en' : 'fr')
const { values } = parseArgs({ options: { from: { type: 'string' }, data: { type: 'string' } }, strict: true })
if (values.from === undefined || values.data === undefined) fail(words('restore.usage'))
const [from, to] = [resolve(values.from), resolve(values.data)]
const copier = createCopier()
const result = await restoreCopy(from, to, { verifyRoom: copier.verify, beginAnew: beginAll })
await copier.close()
if (result.is === 'restored') {
  console.log(words('restore.done', { at: dayAndHour(result.madeAt, words.language), n: result.rooms, folder: to }))
} else if (result.why === 'damaged') fail(words('restore.damaged', { from, file: result.file }))
else fail(words(`restore.${result.why}`, { from, folder: to }))

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

async function beginAll(folder: string): Promise<void> {
  const started = await startSqliteJournal({
    folder,
    onFatal: ({ code }) => {
      throw new Error(code)
    },
  })
  if (started.kind !== 'started') throw new Error(started.kind)
  for (const room of await started.journal.rooms()) await beginAnew(started.journal, room)
  await started.journal.stop()
}
