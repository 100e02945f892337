import fs from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { timeFlushes } from '../../../server/adapters/files/time-flushes.ts'
import { checkDiskOnce } from '../../../server/upkeep/check-disk.ts'
import { judgeFlushes } from '../../../server/upkeep/disk-check.ts'
import { createHouseWatch } from '../../../server/upkeep/house-watch.ts'
import { emptyNotes } from '../../world/house-notes.ts'
import { aSmallDisk, mayMount } from '../../world/small-disk.ts'
import { folders } from './backup-ground.ts'

const ground = folders()
afterEach(() => ground.remove())
const many = (ms: number) => Array.from({ length: 100 }, () => ms)

describe('the check of the disk at first start', () => {
  it('names a disk whose flush costs nothing and one that is slow, and says no more of any other than that nothing odd was seen', () => {
    expect(judgeFlushes(many(0.002), 1)).toMatchObject({ verdict: 'costs-nothing', medianMs: 0.002, flushes: 100 })
    expect(judgeFlushes(many(0.6), 1)).toMatchObject({ verdict: 'nothing-odd' })
    expect(judgeFlushes(many(900), 1)).toMatchObject({ verdict: 'slow' })
    // One that stalls now and then is no slow disk.
    expect(judgeFlushes([...many(0.6), 4_000], 1)).toMatchObject({ verdict: 'nothing-odd', worstMs: 4_000 })
    expect(judgeFlushes([0.001, 0.001], 1)).toBe(null)
  })

  it('is made once for a folder, kept there, and leaves nothing else', async () => {
    const dataFolder = ground.make('data')
    const watch = createHouseWatch(emptyNotes)
    let asked = 0
    const deps = {
      dataFolder,
      watch,
      now: () => 7,
      timeFlushes: async () => {
        asked++
        return many(0.6)
      },
    }
    await checkDiskOnce(deps)
    const again = createHouseWatch(emptyNotes)
    await checkDiskOnce({ ...deps, watch: again })
    expect(asked).toBe(1)
    expect(again.notes().check).toEqual(watch.notes().check)
    expect(again.notes().check).toMatchObject({ verdict: 'nothing-odd', at: 7 })
    expect(fs.readdirSync(dataFolder)).toEqual(['disk-check.json'])
    fs.writeFileSync(`${dataFolder}/disk-check.json`, '{"verdict":"perfect"}')
    await checkDiskOnce({ ...deps, watch: createHouseWatch(emptyNotes) })
    expect(asked).toBe(2)
  })

  it('says nothing where it cannot be made', async () => {
    const watch = createHouseWatch(emptyNotes)
    const timed = () => timeFlushes('/nowhere at all', { flushesMax: 5, millisecondsMax: 100 })
    await checkDiskOnce({ dataFolder: '/nowhere at all', watch, now: () => 7, timeFlushes: timed })
    expect(watch.notes().check).toBe(null)
  })

  it('stops in time on a disk that takes its own', async () => {
    const folder = ground.make('data')
    const times = await timeFlushes(folder, { flushesMax: 1e9, millisecondsMax: 50 })
    expect(times.length).toBeGreaterThan(0)
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('leaves nothing behind when the house ends meanwhile', async () => {
    const folder = ground.make('data')
    const ending = new AbortController()
    const timing = timeFlushes(folder, { flushesMax: 1e9, millisecondsMax: 60_000 }, ending.signal)
    ending.abort()
    await timing
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it.skipIf(!mayMount)('knows memory from a disk (needs root, to mount one)', async () => {
    const small = aSmallDisk(4)
    const times = await timeFlushes(small.folder, { flushesMax: 200, millisecondsMax: 5_000 })
    small.remove()
    expect(judgeFlushes(times, 1)).toMatchObject({ verdict: 'costs-nothing', flushes: 200 })
  })
})
