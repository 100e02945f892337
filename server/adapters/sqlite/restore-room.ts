import fs from 'node:fs'
import path from 'node:path'
import type { RoomName } from '../../journal/room-name.ts'
import { createDataFolder, fileMode, flushFile, flushFolder } from './data-folder.ts'

/**
 * Puts a copy in the place of a room that cannot be read, which must not be open. What was found is kept aside, for who
 * wants to look at it, until the session is closed. Throws when the disk does: then the room is as it was.
 */
export function restoreRoomFile(root: string, room: RoomName, copy: string): void {
  const folder = createDataFolder(root)
  const file = folder.roomFile(room)
  const aside = folder.asideFile(room, 'damaged')
  const fresh = `${file}.new`
  fs.copyFileSync(copy, fresh)
  fs.chmodSync(fresh, fileMode)
  flushFile(fresh)
  if (fs.existsSync(file)) fs.renameSync(file, aside)
  flushFolder(path.dirname(aside))
  folder.settle(fresh, room)
}
