import fs from 'node:fs'
import { startSqliteJournal } from '../../../server/adapters/sqlite/sqlite-journal.ts'
import { aBatch, anUpdate, aRoom } from '../../contracts/journal-builders.ts'

/**
 * Commits without end, four on their way at any time, and prints the number of each once it is durable.
 * Written straight to the pipe, so that what was printed is out before the next instant's kill.
 */
const folder = process.argv[2] ?? ''
const start = await startSqliteJournal({ folder, onFatal: ({ code }) => process.exit(code === '' ? 2 : 3) })
if (start.kind !== 'started') throw new Error(start.kind)
const { journal } = start
const room = aRoom('bamako')
const opened = await journal.open(room)
if (opened.kind !== 'opened') throw new Error(opened.kind)

let next = opened.record.facts.length
async function write(): Promise<never> {
  for (;;) {
    next += 1
    const name = `${process.pid}-${next}`
    const result = await journal.commit(
      room,
      aBatch({
        facts: [{ body: name }],
        updates: [anUpdate('desk.1', name)],
        commands: [{ id: name, seat: 'awa', result: name }],
      }),
    )
    if (result.kind !== 'durable') throw new Error(result.reason)
    fs.writeSync(1, `${name}\n`)
    if (result.seq % 50 === 0)
      await journal.compact(room, 'desk.1', new TextEncoder().encode(`base ${result.seq}`), result.seq)
  }
}
await Promise.all([write(), write(), write(), write()])
