import type { Journal } from '../journal/journal.ts'
import { catalogRoom, type RoomName } from '../journal/room-name.ts'
import { applyWrites, emptyState, type RowWrite } from '../session/state.ts'

/**
 * Raises a session's epoch: its documents get new names, so that a page which was ahead of this record (restored from a
 * copy) does not take its own picture for the truth. Gives false when the room is no session or cannot be written.
 */
export async function beginAnew(journal: Journal, room: RoomName): Promise<boolean> {
  if (room === catalogRoom) return false
  const opened = await journal.open(room)
  if (opened.kind !== 'opened') return false
  const state = emptyState()
  for (const body of opened.record.facts) applyWrites(state, JSON.parse(body) as RowWrite[])
  const row = state.session.get('row')
  if (row === undefined) return true
  const writes: RowWrite[] = [{ table: 'session', key: 'row', row: { ...row, epoch: row.epoch + 1 } }]
  const batch = { facts: [{ body: JSON.stringify(writes) }], updates: [], owners: [], commands: [] }
  return (await journal.commit(room, batch)).kind === 'durable'
}
