import { join } from 'node:path'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { Journal } from '../journal/journal.ts'
import { type RoomName, sessionRoom } from '../journal/room-name.ts'
import { findCopies } from './find-copies.ts'
import { roomPath, type VerifyRoom } from './verify-copy.ts'

export interface RestoreSessionDeps {
  readonly copies: string | null
  readonly house: string
  readonly journal: Pick<Journal, 'release'>
  readonly verifyRoom: VerifyRoom
  /** Throws when the disk does. */
  readonly putInPlace: (room: RoomName, copy: string) => void
  readonly beginAnew: (room: RoomName) => Promise<boolean>
}

/** When the last copy was made in which this session can be read; null when there is none. */
export async function copyOf(
  session: SessionId,
  deps: RestoreSessionDeps,
): Promise<{ readonly at: number; readonly file: string } | null> {
  if (deps.copies === null) return null
  const room = sessionRoom(session)
  for (const { folder, manifest } of await findCopies(deps.copies)) {
    const known = manifest.rooms[room]
    if (known === undefined || manifest.house !== deps.house) continue
    const file = join(folder, roomPath(room))
    const check = await deps.verifyRoom(file).catch(() => null)
    if (check?.is === 'sound' && check.link === known.link) return { at: known.carriedFrom ?? manifest.madeAt, file }
  }
  return null
}

/** Takes a session that cannot be read back from its last copy. False: there is none, or the disk refuses. */
export async function restoreSession(session: SessionId, deps: RestoreSessionDeps): Promise<boolean> {
  const copy = await copyOf(session, deps)
  if (copy === null) return false
  const room = sessionRoom(session)
  try {
    await deps.journal.release(room)
    deps.putInPlace(room, copy.file)
    return await deps.beginAnew(room)
  } catch {
    return false
  }
}
