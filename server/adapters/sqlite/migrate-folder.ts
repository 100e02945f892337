import fs from 'node:fs'
import path from 'node:path'
import type { RoomName } from '../../journal/room-name.ts'
import { type Connection, failureCode, isDiskFull, makeDurable, openConnection } from './connection.ts'
import { type DataFolder, flushFolder } from './data-folder.ts'
import { readFormat, writeFormat } from './folder-format.ts'
import { copyRoom } from './room-copy.ts'
import { migrate, migrations, versionOf } from './schema.ts'

export interface FolderMigration {
  readonly root: string
  readonly folder: DataFolder
  /** As in schema.ts; another list in tests only. */
  readonly steps?: readonly string[]
  /** Called before each step that changes the disk: a test ends the process there. */
  readonly before?: (step: string) => void
}

/**
 * Brings every room of a folder up to this program's form. First each room that will change is copied aside, then each
 * is changed in one transaction, last the folder says its new form. Killed anywhere it goes on at the next start: a room
 * is in its old form or in the new one, never between, and its copy is there before it changes. Throws when the disk is
 * full or fails: then the rooms are as they were.
 */
export function migrateFolder({ root, folder, steps = migrations, before = () => {} }: FolderMigration): void {
  const format = steps.length
  if (readFormat(root) === format && fs.existsSync(path.join(root, 'format.json'))) return
  const old = folder.rooms().filter((room) => isOlder(folder, room, format))
  for (const room of old) {
    const copy = folder.asideFile(room, `before-format-${format}`)
    if (fs.existsSync(copy)) continue
    before(`copy ${room}`)
    withRoom(folder, room, (connection) => copyRoom(connection, copy))
    before(`copied ${room}`)
  }
  for (const room of old) {
    before(`change ${room}`)
    withRoom(folder, room, (connection) => {
      makeDurable(connection)
      migrate(connection, steps)
      before(`changed ${room}`)
      connection.pragma('wal_checkpoint(TRUNCATE)')
    })
  }
  before('say the format')
  writeFormat(root, format)
  flushFolder(root)
}

/** A newer program wrote it: nothing of it is to be touched. Reads only. */
export function isFolderNewer(root: string): boolean {
  return readFormat(root) > migrations.length
}

/** A room that cannot even be read stays as it is: opening it will tell of its damage. */
function isOlder(folder: DataFolder, room: RoomName, format: number): boolean {
  try {
    let version = 0
    withRoom(folder, room, (connection) => {
      version = versionOf(connection)
    })
    return version > 0 && version < format
  } catch (error) {
    if (isDiskFull(failureCode(error))) throw error
    return false
  }
}

function withRoom(folder: DataFolder, room: RoomName, work: (connection: Connection) => void): void {
  const connection = openConnection(folder.roomFile(room))
  try {
    work(connection)
  } finally {
    connection.close()
  }
}
