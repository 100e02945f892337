import { expect, test } from 'vitest'
import { catalogRoom, type RoomName } from '../../server/journal/room-name.ts'
import { aBatch, anUpdate, aRoom, bytesOf, recordOf } from './journal-builders.ts'
import type { JournalScene, RowTable } from './journal-ground.ts'

export function testDamage({ bamako, journal, ground, startAgain }: JournalScene): void {
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
    await startAgain()
    expect(await journal().open(bamako)).toEqual({ kind: 'damaged', where: { table, seq } })
    expect(await journal().commit(bamako, aBatch())).toEqual({ kind: 'failed', reason: 'fenced' })
  })

  test.each<RowTable>(['facts', 'updates', 'owners', 'commands', 'bases'])(
    '[D-12] a last row that is gone from %s is missed',
    async (table) => {
      await fill()
      ground().cutLast(bamako, table)
      await startAgain()
      expect((await journal().open(bamako)).kind).toBe('damaged')
    },
  )
}

export function testErasure({ bamako, startAgain, journal, ground }: JournalScene): void {
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
