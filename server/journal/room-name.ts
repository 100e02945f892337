import type { SessionId } from '../../shared/domain/ids.ts'

/** The catalog, or a living session by its id. Safe as a file's name. */
export type RoomName = string & { readonly __brand: 'RoomName' }

/** Series, forums, links, index of the archive. */
export const catalogRoom = 'catalog' as RoomName

export function sessionRoom(session: SessionId): RoomName {
  const room = parseRoomName(session)
  if (room === null) throw new Error('a session id that is no room name')
  return room
}

/** Null for what could leave its folder. Small letters only: some file systems take « A » and « a » for one name. */
export function parseRoomName(text: string): RoomName | null {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(text) ? (text as RoomName) : null
}
