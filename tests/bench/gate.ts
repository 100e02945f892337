import * as Y from 'yjs'
import { admit, type GatedDocument, judge } from '../../server/gatekeeper/gate.ts'

/** Median of what one keystroke costs at the gate, and in Yjs behind it. Run: `node tests/bench/gate.ts`. */
const KEYSTROKES = 2_000
const WRITERS = 20

for (const count of [100, 1_000, 10_000]) console.log(line(count))

function line(count: number): string {
  const names = Array.from({ length: count }, (_, i) => `answer:${i}`)
  const doc = new Y.Doc()
  const server = 1
  doc.clientID = server
  doc.transact(() => {
    for (const name of names)
      doc.getText(name).insert(0, 'Quatre-vingts lettres, comme une réponse courte dans un forum de la société civile.')
  })
  const document: GatedDocument = {
    doc,
    texts: new Set(names),
    owners: new Map(),
    serverClients: new Set([server]),
    names: new Map(),
  }
  const pages = Array.from({ length: WRITERS }, (_, i) => {
    const page = new Y.Doc()
    page.clientID = 1_000 + i
    Y.applyUpdate(page, Y.encodeStateAsUpdate(doc))
    return page
  })
  const judged: number[] = []
  const admitted: number[] = []
  const refused: number[] = []
  for (let i = 0; i < KEYSTROKES; i++) {
    const page = pages[i % WRITERS]
    const name = names[(i * 7919) % count]
    if (page === undefined || name === undefined) continue
    const sent: Uint8Array[] = []
    page.once('update', (update: Uint8Array) => sent.push(update))
    page.getText(name).insert(40, 'x')
    const update = sent[0] ?? new Uint8Array()
    const seat = {
      seat: `seat-${i % WRITERS}`,
      rightOn: () => ({ mayInsert: true, mayDelete: 'all', charactersMax: 4_000 }) as const,
    }
    refused.push(micros(() => judge(document, update, { seat: 'stranger', rightOn: () => null })))
    let verdict = judge(document, new Uint8Array([0, 0]), seat)
    judged.push(
      micros(() => {
        verdict = judge(document, update, seat)
      }),
    )
    if (verdict.kind !== 'accepted') throw new Error('an honest keystroke was refused')
    const accepted = verdict
    admitted.push(micros(() => admit(document, accepted)))
  }
  const figures = [
    `judge ${median(judged)}`,
    `p99 ${at(judged, 0.99)}`,
    `refuse ${median(refused)}`,
    `admit ${median(admitted)}`,
  ]
  return `${count} texts: ${figures.join(' · ')} µs`
}

function micros(work: () => void): number {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1_000
}

function at(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
}

function median(values: readonly number[]): string {
  return at(values, 0.5)
}
