import { AssertionError } from 'node:assert'
import fs from 'node:fs'
import type { Damage, OpenResult } from '../../journal/journal.ts'
import type { RoomName } from '../../journal/room-name.ts'
import { type Connection, failureCode, isDiskFull, makeDurable, openConnection } from './connection.ts'
import { type DataFolder, fileMode } from './data-folder.ts'
import { createRoomFile, type RoomFile } from './room-file.ts'
import { createRoomRows } from './room-rows.ts'
import { identify, migrate } from './schema.ts'

export interface RoomOpening {
  readonly result: OpenResult
  /** There exactly when the result is `opened`. */
  readonly file: RoomFile | null
}

export function openRoom(folder: DataFolder, room: RoomName): RoomOpening {
  try {
    if (!folder.has(room)) buildRoom(folder, room)
  } catch (error) {
    const reason = isDiskFull(failureCode(error)) ? 'disk-full' : 'io'
    return refused({ kind: 'failed', reason })
  }
  return openFile(folder.roomFile(room))
}

/** Built under another name: under its own, a file is either whole or was damaged, never just half begun. */
function buildRoom(folder: DataFolder, room: RoomName): void {
  const fresh = folder.freshFile(room)
  const connection = openConnection(fresh)
  try {
    makeDurable(connection)
    migrate(connection)
    const chains = { seq: 0, heads: new Map() }
    createRoomRows(connection).putState(chains, chains)
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
  folder.settle(fresh, room)
}

function openFile(path: string): RoomOpening {
  let connection: Connection | null = null
  let kept = false
  try {
    fs.chmodSync(path, fileMode)
    connection = openConnection(path)
    switch (identify(connection)) {
      case 'newer':
        return refused({ kind: 'newer-schema' })
      case 'foreign':
        return refused({ kind: 'damaged', where: wholeFile() })
      case 'ours':
        break
    }
    makeDurable(connection)
    // Hashes see the rows, this sees pages and indexes; each alone misses what the other finds.
    if (connection.pragma('integrity_check(1)', { simple: true }) !== 'ok') {
      return refused({ kind: 'damaged', where: wholeFile() })
    }
    migrate(connection)
    const file = createRoomFile(connection)
    const verdict = file.read()
    if (verdict.kind === 'damaged') return refused(verdict)
    kept = true
    return { result: { kind: 'opened', record: verdict.record }, file }
  } catch (error) {
    return refused(openingFailure(error))
  } finally {
    if (!kept) connection?.close()
  }
}

/** What SQLite cannot make sense of is damage; what the system does not let us read is not. */
function openingFailure(error: unknown): OpenResult {
  const code = failureCode(error)
  if (isDiskFull(code)) return { kind: 'failed', reason: 'disk-full' }
  const isDamage =
    // A flipped bit in the header can keep a setting from taking.
    error instanceof AssertionError ||
    /^SQLITE_(CORRUPT|NOTADB|FORMAT|ERROR|MISMATCH|CONSTRAINT|IOERR_SHORT_READ|TOOBIG)/.test(code)
  return isDamage ? { kind: 'damaged', where: wholeFile() } : { kind: 'failed', reason: 'io' }
}

function wholeFile(): Damage {
  return { table: 'file', seq: 0 }
}

function refused(result: OpenResult): RoomOpening {
  return { result, file: null }
}
