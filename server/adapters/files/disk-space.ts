import { type FileHandle, open, rename, rm, stat, statfs, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiskSpace } from '../../upkeep/space-keeper.ts'

/** The disk under a folder, with a file that keeps room for the end (server/upkeep/space-keeper.ts says when). */
export interface DiskSpaceDeps {
  readonly folder: string
  /** 0: no reserve. */
  readonly reserveBytes: number
  /** Bytes that no file system can make smaller than they are. */
  readonly bytes: (count: number) => Uint8Array
}

const reserveName = 'reserve'
const blockBytes = 1024 * 1024
/** Going on for a while needs this much: with less the disk would be full again at once. */
const roomBytesMax = 4 * 1024 * 1024
const roomBytesMin = 64 * 1024
/** A smaller reserve than this closes no session. */
const reserveBytesMin = 256 * 1024

export interface ReservedSpace extends DiskSpace {
  /**
   * Before a start: where nothing fits, a piece of the reserve is given up, because even to read a room takes a few pages.
   * The rest stays for closing.
   */
  readonly ease: () => Promise<void>
}

export function createDiskSpace({ folder, reserveBytes, bytes }: DiskSpaceDeps): ReservedSpace {
  const place = join(folder, reserveName)
  const probe = join(folder, 'room.probe')
  const roomBytes = Math.min(roomBytesMax, Math.max(roomBytesMin, Math.floor(reserveBytes / 10)))
  /** Serial: a probe beside a reserve that is being made would see the room that it is about to take. */
  let tail: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = tail.then(work)
    tail = done.catch(() => undefined)
    return done
  }
  const freeBytes = async () => {
    try {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    } catch {
      return null
    }
  }
  const sizeNow = async () => {
    try {
      return (await stat(place)).size
    } catch {
      return 0
    }
  }
  const makeReserve = async (): Promise<boolean> => {
    if (reserveBytes === 0) return false
    if ((await sizeNow()) >= Math.min(reserveBytes, reserveBytesMin)) return true
    const free = await freeBytes()
    const size = free === null ? reserveBytes : Math.min(reserveBytes, Math.floor(free / 2))
    if (size < Math.min(reserveBytes, reserveBytesMin)) return false
    const made = await written(`${place}.new`, size, bytes)
    if (made) await rename(`${place}.new`, place)
    return made
  }
  const hasRoom = () =>
    inTurn(async () => {
      const fits = await written(probe, roomBytes, bytes)
      await rm(probe, { force: true }).catch(() => undefined)
      return fits
    })
  return {
    freeBytes,
    hasRoom,
    async ease() {
      const size = await sizeNow()
      if (size > 0 && !(await hasRoom()))
        await truncate(place, Math.max(0, size - 2 * roomBytes)).catch(() => undefined)
    },
    makeReserve: () => inTurn(() => makeReserve().catch(() => false)),
    dropReserve: () =>
      inTurn(async () => {
        const there = (await sizeNow()) > 0
        await rm(place, { force: true })
        return there
      }).catch(() => false),
  }
}

/** Leaves nothing behind where it does not fit. */
async function written(file: string, size: number, bytes: DiskSpaceDeps['bytes']): Promise<boolean> {
  let handle: FileHandle | null = null
  let whole = false
  try {
    handle = await open(file, 'w', 0o600)
    const block = bytes(Math.min(blockBytes, size))
    for (let at = 0; at < size; at += block.length) await handle.writeFile(block.subarray(0, size - at))
    await handle.sync()
    whole = true
  } catch {
    whole = false
  }
  await handle?.close().catch(() => undefined)
  if (!whole) await rm(file, { force: true }).catch(() => undefined)
  return whole
}
