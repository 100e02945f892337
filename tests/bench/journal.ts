import fs from 'node:fs'
import { aBatch, anUpdate, aRoom, recordOf } from '../contracts/journal-builders.ts'
import { aFolder, startedIn } from '../server/adapters/sqlite-ground.ts'

/** Prints what the journal does on this disk: run it with the project's Node, `node tests/bench/journal.ts`. */
const folder = aFolder()
const journal = await startedIn(folder)
const room = aRoom('bench')
await journal.open(room)

const update = anUpdate('desk.1', 'a keystroke, as Yjs writes it')
const rows = (count: number) => aBatch({ updates: Array.from({ length: count }, () => update) })

async function oneByOne(commits: number, batch = rows(1)): Promise<readonly number[]> {
  const times: number[] = []
  for (let n = 0; n < commits; n += 1) {
    const begun = performance.now()
    const result = await journal.commit(room, batch)
    if (result.kind !== 'durable') throw new Error(result.reason)
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)
}

const ms = (value: number | undefined) => `${(value ?? 0).toFixed(2)} ms`
const perSecond = (count: number, begun: number) => Math.round((count / (performance.now() - begun)) * 1000)

await oneByOne(200)
let begun = performance.now()
const single = await oneByOne(2000)
const at = (part: number) => ms(single[Math.floor(single.length * part)])
console.log(`one by one: ${perSecond(2000, begun)} commits/s, p50 ${at(0.5)}, p99 ${at(0.99)}`)

begun = performance.now()
await oneByOne(1000, rows(20))
console.log(`20 rows a commit: ${perSecond(20_000, begun)} rows/s`)

begun = performance.now()
await Promise.all(Array.from({ length: 5000 }, () => journal.commit(room, rows(1))))
console.log(`5,000 at once, gathered: ${perSecond(5000, begun)} commits/s`)

begun = performance.now()
const { seq, documents } = await recordOf(journal, room)
console.log(`opened and verified, ${documents[0]?.tail.length} updates: ${ms(performance.now() - begun)}`)
await journal.compact(room, 'desk.1', new Uint8Array(300_000), seq)
begun = performance.now()
await recordOf(journal, room)
console.log(`the same, compacted to 300 KB: ${ms(performance.now() - begun)}`)
await journal.stop()
fs.rmSync(folder, { recursive: true, force: true })
