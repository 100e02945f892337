import { strict as assert } from 'node:assert'
import Database from 'better-sqlite3'

export type Connection = Database.Database

/** How long a writer waits for a reader from outside (a copy, a look by hand) before it gives up. */
const busyTimeoutMs = 5000

/**
 * better-sqlite3 is compiled so that a WAL database opens with synchronous=NORMAL, which flushes at checkpoints only:
 * in simulated power cuts that lost acknowledged commits two times in three. So nothing is left to the defaults.
 */
const settings: readonly {
  readonly pragma: string
  readonly value: string | number
}[] = [
  { pragma: 'journal_mode', value: 'wal' },
  { pragma: 'synchronous', value: 2 },
  { pragma: 'foreign_keys', value: 1 },
  // Deleted rows are overwritten: closing a session must leave nothing of them in free pages.
  { pragma: 'secure_delete', value: 1 },
  { pragma: 'busy_timeout', value: busyTimeoutMs },
  // On macOS a plain fsync stops at the drive's cache.
  { pragma: 'fullfsync', value: 1 },
  { pragma: 'checkpoint_fullfsync', value: 1 },
  // No temporary files: they would hold texts outside the data folder.
  { pragma: 'temp_store', value: 2 },
  // SQLite hides a failed flush of its automatic checkpoints; we make them ourselves and see it.
  { pragma: 'wal_autocheckpoint', value: 0 },
]

/** Every writable connection of the product is made here. The file must be there. Throws what SQLite throws. */
export function openConnection(file: string): Connection {
  return new Database(file, { fileMustExist: true, timeout: busyTimeoutMs })
}

/** Throws an AssertionError where a setting did not take: the process must not go on without one of them. */
export function makeDurable(connection: Connection): void {
  for (const { pragma, value } of settings) {
    connection.pragma(`${pragma}=${value}`)
  }
  assertDurable(connection)
}

export function assertDurable(connection: Connection): void {
  for (const { pragma, value } of settings) {
    const found = connection.pragma(pragma, { simple: true })
    assert.equal(found, value, `${pragma} is ${found}, not ${value}`)
  }
}

/** SQLite's name for what went wrong, else the operating system's. */
export function failureCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.name : 'UNKNOWN'
}

/** The shared index of the WAL cannot grow on a full disk; SQLite has an error of its own for that. */
export function isDiskFull(code: string): boolean {
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC' || code === 'EDQUOT'
}

export function isBusy(code: string): boolean {
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')
}
