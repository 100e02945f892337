import type { Connection } from './connection.ts'

/** « PALB »: a file that is not ours is never written to. */
const applicationId = 0x50414c42

/**
 * Each entry leads from the version that is its place in the list to the next one. Entries are added, never changed.
 * Blobs where texts come from people: hashes are over bytes, and what is hashed must be what is stored.
 * Plain statements, no query builder: a handful that never change, prepared once, on the hottest way of the server.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE facts(id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, body BLOB NOT NULL, link BLOB NOT NULL) STRICT;
   CREATE TABLE updates(id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, document TEXT NOT NULL, bytes BLOB NOT NULL, link BLOB NOT NULL) STRICT;
   CREATE TABLE owners(id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, document TEXT NOT NULL, client INTEGER NOT NULL, seat TEXT NOT NULL, link BLOB NOT NULL, UNIQUE(document, client)) STRICT;
   CREATE TABLE commands(id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, command TEXT NOT NULL UNIQUE, seat TEXT NOT NULL, result BLOB NOT NULL, link BLOB NOT NULL) STRICT;
   CREATE TABLE bases(document TEXT PRIMARY KEY, seq INTEGER NOT NULL, bytes BLOB NOT NULL, head BLOB NOT NULL, link BLOB NOT NULL) STRICT;
   CREATE TABLE heads(name TEXT PRIMARY KEY, seq INTEGER NOT NULL, link BLOB NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE room(one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, link BLOB NOT NULL) STRICT;`,
]

export const roomTables = ['facts', 'updates', 'owners', 'commands', 'bases', 'heads', 'room'] as const

export type Identity = 'ours' | 'newer' | 'foreign'

/** Of one room's file: 0 in a file that is not ours. Reads only: called before anything is set on a file that may not be. */
export function versionOf(connection: Connection): number {
  if (connection.pragma('application_id', { simple: true }) !== applicationId) return 0
  return Number(connection.pragma('user_version', { simple: true }))
}

export function identify(connection: Connection, steps: readonly string[] = migrations): Identity {
  const version = versionOf(connection)
  if (version > steps.length) return 'newer'
  return version > 0 ? 'ours' : 'foreign'
}

/** All steps or none: a crash in the middle leaves the version that was there. */
export function migrate(connection: Connection, steps: readonly string[] = migrations): void {
  const version = Number(connection.pragma('user_version', { simple: true }))
  if (version === steps.length) return
  connection
    .transaction(() => {
      for (const step of steps.slice(version)) connection.exec(step)
      connection.pragma(`application_id=${applicationId}`)
      connection.pragma(`user_version=${steps.length}`)
    })
    .immediate()
}
