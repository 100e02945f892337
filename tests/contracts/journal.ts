import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Journal } from '../../server/journal/journal.ts'
import { catalogRoom } from '../../server/journal/room-name.ts'
import { aBatch, anUpdate, aRoom, bytesOf, readable, recordOf } from './journal-builders.ts'
import type { JournalGround, JournalScene } from './journal-ground.ts'
import { testDamage, testErasure } from './journal-losses.ts'

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

    const scene: JournalScene = { bamako, startAgain, journal: () => journal, ground: () => ground }
    testRecords(scene)
    testRepeats(scene)
    testCompaction(scene)
    testDamage(scene)
    testErasure(scene)
  })
}

function testRecords({ bamako, startAgain, journal }: JournalScene): void {
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
}

function testRepeats({ bamako, startAgain, journal }: JournalScene): void {
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

function testCompaction({ bamako, startAgain, journal }: JournalScene): void {
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
