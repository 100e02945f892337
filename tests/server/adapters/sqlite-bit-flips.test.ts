import fs from 'node:fs'
import { expect, test } from 'vitest'
import { createDataFolder, type DataFolder } from '../../../server/adapters/sqlite/data-folder.ts'
import { openRoom } from '../../../server/adapters/sqlite/open-room.ts'
import { aBatch, anUpdate, aRoom, bytesOf, readable } from '../../contracts/journal-builders.ts'
import { aFolder } from './sqlite-ground.ts'

const bamako = aRoom('bamako')
const seed = 20210224
const flips = 200

/** mulberry32: the same places are hit in every run. */
function seededBelow(start: number): (limit: number) => number {
  let state = start
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

function fillRoom(dataFolder: DataFolder): void {
  const { file } = openRoom(dataFolder, bamako)
  if (file === null) throw new Error('the room did not open')
  for (let n = 1; n <= 400; n += 1) {
    file.write([
      aBatch({
        facts: [{ body: `{"fact":"asked","number":${n}}` }],
        updates: [anUpdate('desk.1', `words ${n} `.repeat(5)), anUpdate('stage.1', `words ${n}`)],
        owners: [{ document: 'desk.1', client: n, seat: `seat-${n}` }],
        commands: [{ id: `command-${n}`, seat: `seat-${n}`, result: '{"kind":"done"}' }],
      }),
    ])
  }
  file.compact('stage.1', bytesOf('all of it '.repeat(40)), 50)
  file.close()
}

function openedText(dataFolder: DataFolder): string | null {
  const { result, file } = openRoom(dataFolder, bamako)
  file?.close()
  return result.kind === 'opened' ? JSON.stringify(readable(result.record)) : null
}

test(`[D-12] ${flips} flipped bits (seed ${seed}): each is found or changes nothing that is read`, () => {
  const folder = aFolder()
  const dataFolder = createDataFolder(folder)
  fillRoom(dataFolder)
  const file = dataFolder.roomFile(bamako)
  const sound = fs.readFileSync(file)
  const expected = openedText(dataFolder)
  const below = seededBelow(seed)
  let found = 0
  for (let n = 0; n < flips; n += 1) {
    const bytes = Buffer.from(sound)
    const at = below(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at)
    fs.writeFileSync(file, bytes)
    const text = openedText(dataFolder)
    if (text === null) found += 1
    else expect(text, `byte ${at}`).toBe(expected)
  }
  // The rest fell into bytes that no page uses.
  expect(found).toBeGreaterThan(flips * 0.7)
  fs.rmSync(folder, { recursive: true, force: true })
})
