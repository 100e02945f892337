import fs from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDataFolder, type DataFolder } from '../../../server/adapters/sqlite/data-folder.ts'
import { openRoom } from '../../../server/adapters/sqlite/open-room.ts'
import type { RoomName } from '../../../server/journal/room-name.ts'
import { aBatch, anUpdate, aRoom } from '../../contracts/journal-builders.ts'
import { createSeededRandom } from '../../world/random.ts'
import { aFolder } from './sqlite-ground.ts'

const bamako = aRoom('bamako')
const commits = 60

let folder: string
let dataFolder: DataFolder
beforeEach(() => {
  folder = aFolder()
  dataFolder = createDataFolder(folder)
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A room as a kill leaves it: what was committed lies in the log. Gives its two files' bytes. */
function killedRoom(room: RoomName, from = 1, to = commits) {
  const { file } = openRoom(dataFolder, room)
  if (file === null) throw new Error('the room did not open')
  for (let n = from; n <= to; n++) {
    file.write([aBatch({ facts: [{ body: `${room} ${n}` }], updates: [anUpdate('desk', `${room} ${n}`.repeat(9))] })])
  }
  const place = dataFolder.roomFile(room)
  const bytes = { main: fs.readFileSync(place), log: fs.readFileSync(`${place}-wal`) }
  file.close()
  return bytes
}

function layDown(room: RoomName, main: Uint8Array, log: Uint8Array | null): void {
  const place = dataFolder.roomFile(room)
  for (const end of ['-wal', '-shm']) fs.rmSync(place + end, { force: true })
  fs.writeFileSync(place, main)
  if (log !== null) fs.writeFileSync(`${place}-wal`, log)
}

/** The facts of a room that opens; its kind of refusal else. */
function factsOf(room: RoomName): readonly string[] | string {
  const { result, file } = openRoom(dataFolder, room)
  file?.close()
  return result.kind === 'opened' ? result.record.facts : result.kind
}

const factsUpTo = (room: RoomName, count: number) => Array.from({ length: count }, (_, at) => `${room} ${at + 1}`)

test('[D-12] a log that was cut short gives the room as it was at a moment before, whole, or says damaged', () => {
  const { main, log } = killedRoom(bamako)
  const random = createSeededRandom(12)
  for (let n = 0; n < 150; n++) {
    layDown(bamako, main, log.subarray(0, random.int(log.length)))
    const facts = factsOf(bamako)
    if (typeof facts === 'string') expect(facts).toBe('damaged')
    else expect(facts).toEqual(factsUpTo(bamako, facts.length))
  }
})

test('[D-12] a log with flipped bits or a hole never gives other words', () => {
  const { main, log } = killedRoom(bamako)
  const random = createSeededRandom(13)
  for (let n = 0; n < 150; n++) {
    const bytes = Buffer.from(log)
    const at = random.int(bytes.length)
    if (n % 3 === 0) bytes.fill(0, at, at + 512)
    else bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.int(8)), at)
    layDown(bamako, main, bytes)
    const facts = factsOf(bamako)
    if (typeof facts === 'string') expect(facts).toBe('damaged')
    else expect(facts).toEqual(factsUpTo(bamako, facts.length))
  }
})

test('[D-12] a log of the same room from an earlier day gives that day, whole', () => {
  const early = killedRoom(bamako, 1, 20)
  const late = killedRoom(bamako, 21, 60)
  layDown(bamako, late.main, early.log)
  const facts = factsOf(bamako)
  if (typeof facts === 'string') expect(facts).toBe('damaged')
  else expect(facts).toEqual(factsUpTo(bamako, facts.length))
})

test.each([
  ['its header is zeros', (bytes: Buffer) => bytes.fill(0, 0, 100)],
  ['its first page is zeros', (bytes: Buffer) => bytes.fill(0, 0, 4096)],
  ['its second page is zeros', (bytes: Buffer) => bytes.fill(0, 4096, 8192)],
  ['it is cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['it is a picture', () => Buffer.from('ffd8ffe000104a46494600', 'hex')],
])('[D-12] a room’s file is found damaged when %s, and left as it is', (_, harm) => {
  killedRoom(bamako)
  const place = dataFolder.roomFile(bamako)
  const bytes = harm(fs.readFileSync(place))
  layDown(bamako, bytes, null)
  expect(factsOf(bamako)).toBe('damaged')
  expect(fs.readFileSync(place).equals(bytes)).toBe(true)
})

test('[D-12] a folder in the place of a room’s file opens no new room', () => {
  fs.mkdirSync(dataFolder.roomFile(bamako))
  expect(['damaged', 'failed']).toContain(factsOf(bamako))
  expect(fs.statSync(dataFolder.roomFile(bamako)).isDirectory()).toBe(true)
})
