import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createDiskSpace } from '../../../server/adapters/files/disk-space.ts'
import { createSeededRandom } from '../../world/random.ts'
import { aSmallDisk, mayMount, type SmallDisk } from '../../world/small-disk.ts'

const megabyte = 1024 * 1024

describe.skipIf(!mayMount)('[D-07] room on a real disk (needs root, to mount a small one)', () => {
  let small: SmallDisk | null = null
  afterEach(() => small?.remove())
  const on = (disk: SmallDisk, reserveMb: number) =>
    createDiskSpace({ folder: disk.folder, reserveBytes: reserveMb * megabyte, bytes: createSeededRandom(1).bytes })
  const sizeOf = (disk: SmallDisk) =>
    fs.statSync(path.join(disk.folder, 'reserve'), { throwIfNoEntry: false })?.size ?? 0

  it('makes the reserve whole where it fits, half of what is free where it does not, none on a full disk', async () => {
    small = aSmallDisk(8)
    const space = on(small, 2)
    expect([await space.makeReserve(), sizeOf(small)]).toEqual([true, 2 * megabyte])
    expect([await space.dropReserve(), await space.dropReserve(), sizeOf(small)]).toEqual([true, false, 0])
    expect(await on(small, 50).makeReserve()).toBe(true)
    expect(sizeOf(small)).toBeGreaterThan(3 * megabyte)
    await space.dropReserve()
    small.fill()
    expect([await space.makeReserve(), sizeOf(small)]).toEqual([false, 0])
    expect(fs.readdirSync(small.folder)).toEqual(['someone-elses-film'])
  })

  it('has no room on a full disk, whatever is free by a few bytes, and leaves no trace of having looked', async () => {
    small = aSmallDisk(2)
    const space = on(small, 1)
    expect(await space.hasRoom()).toBe(true)
    small.fill()
    expect(await space.hasRoom()).toBe(false)
    expect(fs.readdirSync(small.folder)).toEqual(['someone-elses-film'])
    expect(await space.freeBytes()).toBeLessThan(65_536)
  })

  it('gives up a piece of the reserve at a start on a full disk, and only there', async () => {
    small = aSmallDisk(4)
    const space = on(small, 1)
    await space.makeReserve()
    await space.ease()
    expect(sizeOf(small)).toBe(megabyte)
    small.fill()
    await space.ease()
    expect(sizeOf(small)).toBeLessThan(megabyte)
    expect(sizeOf(small)).toBeGreaterThan(megabyte / 2)
    expect(await space.hasRoom()).toBe(true)
  })
})
