import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assertDurable, makeDurable, openConnection } from '../../../server/adapters/sqlite/connection.ts'
import { createDataFolder } from '../../../server/adapters/sqlite/data-folder.ts'
import { openRoom } from '../../../server/adapters/sqlite/open-room.ts'
import { createRoomFile } from '../../../server/adapters/sqlite/room-file.ts'
import { startSqliteJournal } from '../../../server/adapters/sqlite/sqlite-journal.ts'
import { catalogRoom } from '../../../server/journal/room-name.ts'
import { readSource, sourceFiles } from '../../architecture/syntax.ts'
import { aBatch, anUpdate, aRoom, recordOf } from '../../contracts/journal-builders.ts'
import { aFolder, fileOf, startedIn } from './sqlite-ground.ts'

const bamako = aRoom('bamako')
const fact = (body: string) => aBatch({ facts: [{ body }] })

let folder: string
beforeEach(() => {
  folder = aFolder()
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A room's file as the journal makes it, closed. */
function aRoomFile(): string {
  const dataFolder = createDataFolder(folder)
  openRoom(dataFolder, bamako).file?.close()
  return dataFolder.roomFile(bamako)
}

test('[D-06] every connection flushes at each commit, whatever the defaults', () => {
  const connection = openConnection(aRoomFile())
  // The default of the driver, and the reason for all this.
  expect(connection.pragma('synchronous', { simple: true })).toBe(1)
  makeDurable(connection)
  const found = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout', 'fullfsync'].map(
    (name) => connection.pragma(name, { simple: true }),
  )
  expect(found).toEqual(['wal', 2, 1, 1, 5000, 1])
  connection.close()
})

test.each(['synchronous=NORMAL', 'secure_delete=OFF', 'foreign_keys=OFF', 'wal_autocheckpoint=1000'])(
  '[D-06] a connection with %s is not written through',
  (weaker) => {
    const connection = openConnection(aRoomFile())
    makeDurable(connection)
    connection.pragma(weaker)
    expect(() => assertDurable(connection)).toThrow(weaker.split('=')[0])
    expect(() => createRoomFile(connection)).toThrow()
    connection.close()
  },
)

test('[D-06] nobody opens a database by a way of his own: one writes, one only reads, one is the folder’s lock', () => {
  const opening = sourceFiles(['server'], /\.ts$/).flatMap((file) =>
    [...readSource(file).matchAll(/new Database\(([^)]*)\)?/g)].map(([, given]) => `${file}: ${given}`),
  )
  expect(opening).toEqual([
    'server/adapters/sqlite/connection.ts: file, { fileMustExist: true, timeout: busyTimeoutMs }',
    'server/adapters/sqlite/copier-thread.ts: file, { readonly: true, fileMustExist: true }',
    "server/adapters/sqlite/folder-lock.ts: path.join(folder, '.lock'",
  ])
  const writing = sourceFiles(['server'], /\.ts$/).filter((file) => /\bopenConnection\(/.test(readSource(file)))
  expect(writing.filter((file) => !/\b(makeDurable|export function openConnection)\(/.test(readSource(file)))).toEqual(
    [],
  )
})

test('[D-06] where a setting does not take, as without a log in memory, nothing starts', () => {
  const connection = new Database(':memory:')
  expect(() => makeDurable(connection)).toThrow('journal_mode is memory, not wal')
  connection.close()
})

test('[J12] the data folder is for its owner alone', async () => {
  const journal = await startedIn(folder)
  await journal.open(bamako)
  await journal.commit(bamako, fact('a'))
  const mode = (file: string) => (fs.statSync(file).mode & 0o777).toString(8)
  expect([folder, path.join(folder, 'sessions')].map(mode)).toEqual(['700', '700'])
  const file = fileOf(folder, bamako)
  expect([file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual(['600', '600', '600'])
  await journal.stop()
})

test('[D-07] on a full disk a commit fails, what is there can be read, and writing resumes with space', () => {
  const connection = openConnection(aRoomFile())
  makeDurable(connection)
  const room = createRoomFile(connection)
  room.read()
  expect(room.write([fact('fits')])).toEqual([{ kind: 'durable', seq: 1 }])
  const pages = connection.pragma('page_count', { simple: true })
  connection.pragma(`max_page_count=${pages}`)
  const large = aBatch({ updates: [anUpdate('desk.1', 'x'.repeat(100_000))] })
  const full = { kind: 'failed', reason: 'disk-full' }
  expect(room.write([fact('together with'), large])).toEqual([full, full])
  connection.pragma('max_page_count=1000000')
  expect(room.write([fact('built on what was lost')])).toEqual([full])
  const verdict = room.read()
  expect(verdict.kind === 'sound' && verdict.record.facts).toEqual(['fits'])
  expect(room.write([large])).toEqual([{ kind: 'durable', seq: 2 }])
  expect(room.read().kind).toBe('sound')
  room.close()
})

test('[D-08] an error that is no full disk ends the journal: told once, nothing acknowledged after', async () => {
  const failures: object[] = []
  const journal = await startedIn(folder, (failure) => failures.push(failure))
  await journal.open(bamako)
  const behindItsBack = new Database(fileOf(folder, bamako))
  behindItsBack.exec('DROP TABLE facts')
  behindItsBack.close()
  const results = await Promise.all([1, 2, 3].map((n) => journal.commit(bamako, fact(`${n}`))))
  expect(results).toEqual(results.map(() => ({ kind: 'failed', reason: 'io' })))
  expect(failures).toEqual([{ room: bamako, code: 'SQLITE_ERROR' }])
  expect(await journal.commit(bamako, fact('later'))).toEqual({ kind: 'failed', reason: 'io' })
  await expect(journal.open(bamako)).rejects.toThrow('ended')
  await journal.stop()
})

test('[J13] a room that a stranger holds is fenced, not waited for for ever', () => {
  const file = aRoomFile()
  const connection = openConnection(file)
  makeDurable(connection)
  const room = createRoomFile(connection)
  room.read()
  connection.pragma('busy_timeout=0')
  const stranger = new Database(file)
  stranger.exec('BEGIN IMMEDIATE')
  expect(room.write([fact('a')])).toEqual([{ kind: 'failed', reason: 'fenced' }])
  stranger.close()
  room.close()
})

test('[J14] a file of a later version and a file of somebody else are left as they are', async () => {
  const later = new Database(aRoomFile())
  later.pragma('user_version=99')
  later.close()
  const foreign = new Database(fileOf(folder, catalogRoom))
  foreign.exec('CREATE TABLE theirs(a)')
  foreign.close()
  const before = fs.readFileSync(fileOf(folder, catalogRoom))
  const journal = await startedIn(folder)
  expect(await journal.open(bamako)).toEqual({ kind: 'newer-schema' })
  const damagedFile = { kind: 'damaged', where: { table: 'file', seq: 0 } }
  expect(await journal.open(catalogRoom)).toEqual(damagedFile)
  await journal.stop()
  expect(fs.readFileSync(fileOf(folder, catalogRoom))).toEqual(before)
})

test('[D-12] an empty file is a lost room, not a new one', async () => {
  fs.truncateSync(aRoomFile())
  const journal = await startedIn(folder)
  expect((await journal.open(bamako)).kind).toBe('damaged')
  await journal.stop()
})

test('[J15] a second journal on the same folder is refused with the number of the process that holds it', async () => {
  const journal = await startedIn(folder)
  const onFatal = (failure: object) => expect.unreachable(JSON.stringify(failure))
  expect(await startSqliteJournal({ folder, onFatal })).toEqual({ kind: 'taken', pid: process.pid })
  await journal.stop()
  const next = await startedIn(folder)
  await next.stop()
})

test('[J15] a folder that cannot be is said to be unusable', async () => {
  const file = path.join(folder, 'a-file')
  fs.writeFileSync(file, '')
  const onFatal = (failure: object) => expect.unreachable(JSON.stringify(failure))
  expect(await startSqliteJournal({ folder: path.join(file, 'data'), onFatal })).toEqual({
    kind: 'unusable',
    code: 'ENOTDIR',
  })
})

test('[J16] a copy of a running room is whole, and its owner’s alone', async () => {
  const journal = await startedIn(folder)
  await journal.open(bamako)
  const facts = ['a', 'b', 'c']
  const commits = facts.map((body) => journal.commit(bamako, fact(body)))
  const copy = fileOf(folder, aRoom('copy'))
  await journal.backup(bamako, copy)
  await Promise.all(commits)
  expect(fs.statSync(copy).mode & 0o777).toBe(0o600)
  expect(await recordOf(journal, aRoom('copy'))).toEqual(await recordOf(journal, bamako))
  await expect(journal.backup(bamako, path.join(folder, 'nowhere', 'copy'))).rejects.toThrow('ENOENT')
  expect(await journal.commit(bamako, fact('d'))).toEqual({ kind: 'durable', seq: 4 })
  await journal.stop()
})
