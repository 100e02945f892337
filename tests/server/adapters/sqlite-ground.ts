import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { startSqliteJournal } from '../../../server/adapters/sqlite/sqlite-journal.ts'
import type { Journal } from '../../../server/journal/journal.ts'
import { catalogRoom, type RoomName } from '../../../server/journal/room-name.ts'
import type { JournalGround, RowTable } from '../../contracts/journal-ground.ts'

const writtenColumn: Record<RowTable, string> = {
  facts: 'body',
  updates: 'bytes',
  owners: 'seat',
  commands: 'result',
  bases: 'bytes',
}

export function aFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'palabre-journal-'))
}

export function fileOf(folder: string, room: RoomName): string {
  return room === catalogRoom ? path.join(folder, 'palabre.sqlite') : path.join(folder, 'sessions', `${room}.sqlite`)
}

export async function startedIn(folder: string, onFatal = failOnFatal): Promise<Journal> {
  const start = await startSqliteJournal({ folder, onFatal })
  if (start.kind !== 'started') throw new Error(`the journal is ${start.kind}`)
  return start.journal
}

function failOnFatal(failure: object): void {
  throw new Error(`the writer ended: ${JSON.stringify(failure)}`)
}

export function laySqliteGround(): JournalGround {
  const folder = aFolder()
  const behindItsBack = (room: RoomName, sql: string) => {
    const database = new Database(fileOf(folder, room))
    database.exec(sql)
    database.close()
  }
  return {
    start: () => startedIn(folder),
    flipByte: (room, table, seq) => {
      const column = writtenColumn[table]
      const isText = table === 'owners'
      // The first byte made one that is surely not there, the type kept.
      const changed = isText ? `'#' || substr(${column}, 2)` : `CAST(x'23' || substr(${column}, 2) AS BLOB)`
      behindItsBack(room, `UPDATE ${table} SET ${column} = ${changed} WHERE seq = ${seq}`)
    },
    cutLast: (room, table) =>
      behindItsBack(room, `DELETE FROM ${table} WHERE rowid = (SELECT max(rowid) FROM ${table})`),
    // Through a child: closing a handle in this process would drop the locks of a running journal.
    holds: (text) => spawnSync('grep', ['-rqaF', text, folder]).status === 0,
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}
