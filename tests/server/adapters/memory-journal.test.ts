import { expect, test } from 'vitest'
import { createMemoryDisk, createMemoryJournal } from '../../../server/adapters/memory/memory-journal.ts'
import type { MemoryRoom } from '../../../server/adapters/memory/memory-room.ts'
import { testJournal } from '../../contracts/journal.ts'
import { aBatch, aRoom, recordOf } from '../../contracts/journal-builders.ts'
import type { JournalGround, RowTable } from '../../contracts/journal-ground.ts'

const writtenField: Record<RowTable, string> = {
  facts: 'body',
  updates: 'bytes',
  owners: 'seat',
  commands: 'result',
  bases: 'bytes',
}

function layMemoryGround(): JournalGround {
  const disk = createMemoryDisk()
  const rowsOf = (room: MemoryRoom | undefined, table: RowTable) => {
    if (room === undefined) throw new Error('no such room')
    const rows: readonly object[] = room[table]
    return rows as (Record<string, unknown> & { readonly seq: number })[]
  }
  return {
    start: async () => createMemoryJournal(disk).journal,
    flipByte: (room, table, seq) => {
      const row = rowsOf(disk.rooms.get(room), table).find((one) => one.seq === seq)
      const field = writtenField[table]
      const value = row?.[field]
      if (row === undefined) throw new Error('no such row')
      row[field] = value instanceof Uint8Array ? value.with(0, 0x23) : `#${String(value).slice(1)}`
    },
    cutLast: (room, table) => void rowsOf(disk.rooms.get(room), table).pop(),
    holds: (text) => [...disk.rooms.values()].some((room) => everyText(room).some((one) => one.includes(text))),
    remove: () => disk.rooms.clear(),
  }
}

function everyText(room: MemoryRoom): readonly string[] {
  const rows: object[] = [room.facts, room.updates, room.owners, room.commands, room.bases].flat()
  return rows
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value)))
}

testJournal('memory', layMemoryGround)

const bamako = aRoom('bamako')
const fact = (body: string) => aBatch({ facts: [{ body }] })

test('[J10] after a commit that failed its room refuses until it is opened again, and others go on', async () => {
  const kayes = aRoom('kayes')
  const { journal, failNext } = createMemoryJournal(createMemoryDisk())
  await Promise.all([journal.open(bamako), journal.open(kayes)])
  failNext('disk-full')
  const results = await Promise.all([
    journal.commit(bamako, fact('lost')),
    journal.commit(bamako, fact('built on it')),
    journal.commit(kayes, fact('kept')),
  ])
  const full = { kind: 'failed', reason: 'disk-full' }
  expect(results).toEqual([full, full, { kind: 'durable', seq: 1 }])
  expect((await recordOf(journal, bamako)).facts).toEqual([])
  expect(await journal.commit(bamako, fact('again'))).toEqual({ kind: 'durable', seq: 1 })
})

test('[J11] what a held journal was asked is neither answered nor kept before it is let go', async () => {
  const disk = createMemoryDisk()
  const slow = createMemoryJournal(disk)
  await slow.journal.open(bamako)
  slow.hold()
  const heard: string[] = []
  const commit = slow.journal.commit(bamako, fact('late')).then(() => heard.push('durable'))
  expect((await recordOf(createMemoryJournal(disk).journal, bamako)).facts).toEqual([])
  expect(heard).toEqual([])
  slow.letGo()
  await commit
  expect((await recordOf(createMemoryJournal(disk).journal, bamako)).facts).toEqual(['late'])
})
