import fs from 'node:fs'
import path from 'node:path'
import { createCopier } from '../../server/adapters/sqlite/copier.ts'
import { makeCopy } from '../../server/upkeep/make-copy.ts'
import { aBatch, anUpdate, aRoom } from '../contracts/journal-builders.ts'
import { aFolder, startedIn } from '../server/adapters/sqlite-ground.ts'

/**
 * How long a commit waits while the house is being copied: 40 people write into a room of 60 MB on the real disk, with
 * and without a copy to the same disk, verified and flushed. `npm run bench -- backup [--mb 60] [--to DIR]`
 */
const megabytes = Number(argument('mb') ?? '60')
const folder = aFolder()
const to = argument('to') ?? aFolder()
const journal = await startedIn(folder)
const [room, catalog] = [aRoom('bench'), aRoom('catalog')]
await journal.open(catalog)
await journal.open(room)
const piece = 'x'.repeat(64 * 1024)
for (let mb = 0; mb < megabytes; mb++) {
  await journal.commit(room, aBatch({ updates: Array.from({ length: 16 }, () => anUpdate('desk', piece)) }))
}
const keystroke = aBatch({ updates: [anUpdate('desk', 'a keystroke, as Yjs writes it')] })

/** Commits of 40 people who type, each waiting for his own, until `until` resolves. */
async function write(until: Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  let over = false
  void until.then(() => {
    over = true
  })
  const person = async () => {
    while (!over) {
      const begun = performance.now()
      const result = await journal.commit(room, keystroke)
      if (result.kind !== 'durable') throw new Error(result.reason)
      times.push(performance.now() - begun)
      await new Promise((typed) => setTimeout(typed, 60))
    }
  }
  await Promise.all(Array.from({ length: 40 }, person))
  return times.sort((a, b) => a - b)
}

function tell(what: string, times: readonly number[]): void {
  const at = (part: number) =>
    `${(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(1)} ms`
  console.log(`${what}: ${times.length} commits, p50 ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)}`)
}

tell('without a copy', await write(new Promise((over) => setTimeout(over, 5_000))))
const copier = createCopier()
fs.mkdirSync(path.join(folder, 'secrets'), { recursive: true })
const copies = async (): Promise<number> => {
  const begun = performance.now()
  for (let n = 0; n < 3; n++) {
    const made = await makeCopy(to, {
      dataFolder: folder,
      house: '0'.repeat(16),
      rooms: journal.rooms,
      copyRoom: journal.backup,
      verifyRoom: copier.verify,
      living: () => [room],
      now: () => Date.now(),
    })
    if (made.is !== 'made') throw new Error(made.why)
  }
  return (performance.now() - begun) / 3
}
const copying = copies()
tell('while it is copied', await write(copying))
console.log(
  `one copy of ${megabytes} MB, verified and flushed: ${((await copying) / 1000).toFixed(2)} s (limit: p99 of a commit 100 ms)`,
)
await copier.close()
await journal.stop()
for (const each of [folder, ...(argument('to') === undefined ? [to] : [])])
  fs.rmSync(each, { recursive: true, force: true })

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
