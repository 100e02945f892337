import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Batch, DamagedTable, Journal, RoomRecord } from '../../server/journal/journal.ts'
import { catalogRoom, parseRoomName, type RoomName } from '../../server/journal/room-name.ts'

export type RowTable = Exclude<DamagedTable, 'file' | 'chains'>

/** Where an adapter's journals keep their rooms, and what a test may do to it behind their back. No journal runs meanwhile. */
export interface JournalGround {
  start(): Promise<Journal>
  /** Changes one byte of what people wrote, in the row of that table with that seq. */
  flipByte(room: RoomName, table: RowTable, seq: number): void
  /** Takes the last row of a table away. */
  cutLast(room: RoomName, table: RowTable): void
  /** Whether these bytes lie anywhere on the ground. May be asked while a journal runs. */
  holds(text: string): boolean
  remove(): void
}

export function aRoom(name: string): RoomName {
  const room = parseRoomName(name)
  if (room === null) throw new Error(`${name} names no room`)
  return room
}

export function aBatch(parts: Partial<Batch> = {}): Batch {
  return { facts: [], updates: [], owners: [], commands: [], ...parts }
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function anUpdate(document: string, text: string) {
  return { document, bytes: bytesOf(text) }
}

const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes))

/** A record as one can read it. */
export function readable(record: RoomRecord) {
  return {
    ...record,
    documents: record.documents.map(({ document, base, tail }) => ({
      document,
      base: textOf(base),
      tail: tail.map(textOf),
    })),
  }
}

export async function recordOf(journal: Journal, room: RoomName): Promise<RoomRecord> {
  const opened = await journal.open(room)
  if (opened.kind !== 'opened') throw new Error(`${room} is ${opened.kind}`)
  return opened.record
}

/** The rules of server/journal/journal.ts, for any adapter. */
export function testJournal(name: string, lay: () => JournalGround): void {
  describe(`a journal in ${name}`, () => {
    const bamako = aRoom('bamako')
    let ground: JournalGround
    let journal: Journal

    beforeEach(async () => {
      ground = lay()
      journal = await ground.start()
    })
    afterEach(async () => {
      await journal.stop()
      ground.remove()
    })
    const startAgain = async () => {
      await journal.stop()
      journal = await ground.start()
    }

    testRecords({ bamako, startAgain, journal: () => journal })
    testCompaction({ bamako, startAgain, journal: () => journal })
    testDamage({ bamako, journal: () => journal, ground: () => ground, restart: startAgain })
    testErasure({ bamako, startAgain, journal: () => journal, ground: () => ground })
  })
}

interface Scene {
  readonly bamako: RoomName
  readonly startAgain: () => Promise<void>
  readonly journal: () => Journal
}

function testRecords({ bamako, startAgain, journal }: Scene): void {
  test('[J1] a new room is empty, and exists from then on', async () => {
    expect(await journal().exists(bamako)).toBe(false)
    expect(await recordOf(journal(), bamako)).toEqual({ seq: 0, facts: [], documents: [], owners: [], commands: [] })
    await journal().open(catalogRoom)
    await startAgain()
    expect(await journal().exists(bamako)).toBe(true)
    expect(await journal().rooms()).toEqual([bamako, catalogRoom])
  })

  test('[J2] what was committed is there after a new start, all of it, in order', async () => {
    await journal().open(bamako)
    const seat = 'seat-fanta'
    await journal().commit(
      bamako,
      aBatch({
        facts: [{ body: '{"fact":"asked"}' }, { body: '{"fact":"accepted"}' }],
        updates: [anUpdate('stage.1', 's1'), anUpdate('desk.1', 'd1'), anUpdate('stage.1', 's2')],
        owners: [{ document: 'desk.1', client: 4_294_967_295, seat }],
        commands: [
          { id: 'c2', seat, result: '{"number":1}' },
          { id: 'c1', seat, result: '{"number":2}' },
        ],
      }),
    )
    await journal().commit(
      bamako,
      aBatch({ facts: [{ body: '{"fact":"shown"}' }], updates: [anUpdate('stage.1', 's3')] }),
    )
    await startAgain()
    expect(readable(await recordOf(journal(), bamako))).toEqual({
      seq: 2,
      facts: ['{"fact":"asked"}', '{"fact":"accepted"}', '{"fact":"shown"}'],
      documents: [
        { document: 'desk.1', base: null, tail: ['d1'] },
        { document: 'stage.1', base: null, tail: ['s1', 's2', 's3'] },
      ],
      owners: [{ document: 'desk.1', client: 4_294_967_295, seat }],
      commands: [
        { id: 'c2', seat, result: '{"number":1}' },
        { id: 'c1', seat, result: '{"number":2}' },
      ],
    })
  })

  test('[J3] a thousand commits at once become durable in the order in which they were made', async () => {
    await journal().open(bamako)
    const numbers = Array.from({ length: 1000 }, (_, at) => at + 1)
    const results = await Promise.all(
      numbers.map((n) => journal().commit(bamako, aBatch({ facts: [{ body: `${n}` }] }))),
    )
    expect(results).toEqual(numbers.map((seq) => ({ kind: 'durable', seq })))
    await startAgain()
    const record = await recordOf(journal(), bamako)
    expect(record.seq).toBe(1000)
    expect(record.facts).toEqual(numbers.map(String))
  })

  test('[J4] a command that comes again keeps its first answer, a client id its first seat; the rest is written', async () => {
    await journal().open(bamako)
    const first = { id: 'c1', seat: 'awa', result: '"taken"' }
    const owner = { document: 'desk.1', client: 7, seat: 'awa' }
    await journal().commit(bamako, aBatch({ commands: [first], owners: [owner] }))
    await journal().commit(
      bamako,
      aBatch({
        facts: [{ body: 'still written' }],
        commands: [
          { ...first, result: '"again"' },
          { ...first, id: 'c2' },
          { ...first, id: 'c2', result: '"twice in one"' },
        ],
        owners: [
          { ...owner, seat: 'moussa' },
          { ...owner, document: 'answers.1' },
        ],
      }),
    )
    await startAgain()
    const record = await recordOf(journal(), bamako)
    expect(record.commands).toEqual([first, { ...first, id: 'c2' }])
    expect(record.owners).toEqual([owner, { ...owner, document: 'answers.1' }])
    expect(record.facts).toEqual(['still written'])
  })

  test('[J5] rooms count for themselves', async () => {
    const kayes = aRoom('kayes')
    await Promise.all([journal().open(bamako), journal().open(kayes)])
    const fact = (body: string) => aBatch({ facts: [{ body }] })
    const results = await Promise.all([
      journal().commit(bamako, fact('b1')),
      journal().commit(kayes, fact('k1')),
      journal().commit(bamako, fact('b2')),
      journal().commit(kayes, fact('k2')),
    ])
    expect(results.map((result) => result.kind === 'durable' && result.seq)).toEqual([1, 1, 2, 2])
    expect((await recordOf(journal(), kayes)).facts).toEqual(['k1', 'k2'])
  })

  test('[J6] a room that is not open here takes nothing', async () => {
    const fenced = { kind: 'failed', reason: 'fenced' }
    expect(await journal().commit(bamako, aBatch())).toEqual(fenced)
    await journal().open(bamako)
    await journal().release(bamako)
    expect(await journal().commit(bamako, aBatch())).toEqual(fenced)
    expect(await journal().compact(bamako, 'desk.1', bytesOf(''), 0)).toEqual(fenced)
    expect((await recordOf(journal(), bamako)).seq).toBe(0)
  })

  test('[J7] texts and ids come back as bytes can hold them, and never look like damage', async () => {
    await journal().open(bamako)
    const body = JSON.stringify({ text: 'Ségou « ɲɛ » 🌳 \u0000 \ud800 مرحبا' })
    const ids = ['\ud800', '\ufffd', 'a\u0000b', '']
    const commands = ids.map((id) => ({ id, seat: 'awa', result: body }))
    const result = await journal().commit(bamako, aBatch({ facts: [{ body }], commands }))
    expect(result).toEqual({ kind: 'durable', seq: 1 })
    await startAgain()
    const record = await recordOf(journal(), bamako)
    expect(record.facts).toEqual([body])
    expect(record.commands.map(({ id }) => id)).toEqual(['\ufffd', 'a\u0000b', ''])
  })
}

function testCompaction({ bamako, startAgain, journal }: Scene): void {
  test('[J8] compaction puts a base in the place of what it holds, and of nothing else', async () => {
    await journal().open(bamako)
    for (const text of ['a', 'b', 'c']) {
      await journal().commit(bamako, aBatch({ updates: [anUpdate('desk.1', text), anUpdate('stage.1', text)] }))
    }
    // The fourth commit is on its way while the base of the first two is written.
    const [compacted] = await Promise.all([
      journal().compact(bamako, 'desk.1', bytesOf('ab'), 2),
      journal().commit(bamako, aBatch({ updates: [anUpdate('desk.1', 'd')] })),
    ])
    expect(compacted.kind).toBe('durable')
    await startAgain()
    expect(readable(await recordOf(journal(), bamako)).documents).toEqual([
      { document: 'desk.1', base: 'ab', tail: ['c', 'd'] },
      { document: 'stage.1', base: null, tail: ['a', 'b', 'c'] },
    ])
    await journal().compact(bamako, 'desk.1', bytesOf('abcd'), 4)
    await journal().compact(bamako, 'desk.1', bytesOf('abcd again'), 4)
    await journal().commit(bamako, aBatch({ updates: [anUpdate('desk.1', 'e')] }))
    await startAgain()
    expect(readable(await recordOf(journal(), bamako)).documents[0]).toEqual({
      document: 'desk.1',
      base: 'abcd again',
      tail: ['e'],
    })
  })

  test('[J9] a base of what is not yet written, or older than the one there, is refused', async () => {
    await journal().open(bamako)
    await journal().commit(bamako, aBatch({ updates: [anUpdate('desk.1', 'a')] }))
    await journal().commit(bamako, aBatch({ updates: [anUpdate('desk.1', 'b')] }))
    await expect(journal().compact(bamako, 'desk.1', bytesOf('abc'), 3)).rejects.toThrow('compaction up to 3')
    await journal().compact(bamako, 'desk.1', bytesOf('ab'), 2)
    await expect(journal().compact(bamako, 'desk.1', bytesOf('a'), 1)).rejects.toThrow('base at 2')
    expect(readable(await recordOf(journal(), bamako)).documents[0]?.base).toBe('ab')
  })
}

function testDamage({
  bamako,
  journal,
  ground,
  restart,
}: {
  readonly bamako: RoomName
  readonly journal: () => Journal
  readonly ground: () => JournalGround
  readonly restart: () => Promise<void>
}): void {
  const fill = async () => {
    await journal().open(bamako)
    for (const n of [1, 2, 3]) {
      await journal().commit(
        bamako,
        aBatch({
          facts: [{ body: `fact ${n}` }],
          updates: [anUpdate('desk.1', `update ${n}`), anUpdate('stage.1', `update ${n}`)],
          owners: [{ document: 'desk.1', client: n, seat: `seat ${n}` }],
          commands: [{ id: `c${n}`, seat: 'awa', result: `result ${n}` }],
        }),
      )
    }
    await journal().compact(bamako, 'desk.1', bytesOf('base'), 2)
    await journal().stop()
  }

  test.each<[RowTable, number]>([
    ['facts', 2],
    ['updates', 3],
    ['owners', 1],
    ['commands', 2],
    ['bases', 2],
  ])('[D-12] one byte that changed in %s is found at the next opening, with its place', async (table, seq) => {
    await fill()
    ground().flipByte(bamako, table, seq)
    await restart()
    expect(await journal().open(bamako)).toEqual({ kind: 'damaged', where: { table, seq } })
    expect(await journal().commit(bamako, aBatch())).toEqual({ kind: 'failed', reason: 'fenced' })
  })

  test.each<RowTable>(['facts', 'updates', 'owners', 'commands', 'bases'])(
    '[D-12] a last row that is gone from %s is missed',
    async (table) => {
      await fill()
      ground().cutLast(bamako, table)
      await restart()
      expect((await journal().open(bamako)).kind).toBe('damaged')
    },
  )
}

function testErasure({ bamako, startAgain, journal, ground }: Scene & { readonly ground: () => JournalGround }): void {
  const marker = 'Mariam-a-dit-ceci'
  const write = async (room: RoomName) => {
    await journal().open(room)
    await journal().commit(
      room,
      aBatch({
        facts: [{ body: marker }],
        updates: [anUpdate('desk.1', marker)],
        owners: [{ document: 'desk.1', client: 1, seat: marker }],
        commands: [{ id: marker, seat: marker, result: marker }],
      }),
    )
  }

  test('[S-07] an erased room leaves no byte of what was said in it, and its neighbours stay', async () => {
    await journal().open(catalogRoom)
    await journal().commit(catalogRoom, aBatch({ facts: [{ body: 'kept' }] }))
    await write(bamako)
    await journal().compact(bamako, 'desk.1', bytesOf(`base ${marker}`), 1)
    await write(bamako)
    expect(ground().holds(marker)).toBe(true)
    await journal().erase(bamako)
    expect(ground().holds(marker)).toBe(false)
    expect(await journal().exists(bamako)).toBe(false)
    await journal().erase(bamako)
    await startAgain()
    expect(await journal().rooms()).toEqual([catalogRoom])
    expect((await recordOf(journal(), catalogRoom)).facts).toEqual(['kept'])
    expect((await recordOf(journal(), bamako)).seq).toBe(0)
  })

  test('[S-07] a room that is not open, and one that is damaged, can be erased', async () => {
    const kayes = aRoom('kayes')
    await write(bamako)
    await write(kayes)
    await journal().stop()
    ground().flipByte(kayes, 'facts', 1)
    await startAgain()
    await Promise.all([journal().erase(bamako), journal().erase(kayes)])
    expect(ground().holds(marker)).toBe(false)
    expect(await journal().rooms()).toEqual([])
  })

  test('[S-07] words deleted by a compaction are not readable any more', async () => {
    await journal().open(bamako)
    await journal().commit(bamako, aBatch({ updates: [anUpdate('desk.1', marker)] }))
    await journal().compact(bamako, 'desk.1', bytesOf('what is left'), 1)
    expect(ground().holds(marker)).toBe(false)
  })
}
