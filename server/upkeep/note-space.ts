import type { HouseWatch } from './house-watch.ts'
import type { DiskSpace, SpaceKeeper } from './space-keeper.ts'

const megabyte = 1024 * 1024

/** Carries what the space keeper finds into the house's notes, with how much is free at that moment. */
export function noteSpace(watch: HouseWatch, space: SpaceKeeper, disk: DiskSpace): () => void {
  const look = async () => {
    const free = await disk.freeBytes()
    const freeMb = free === null ? null : Math.floor(free / megabyte)
    watch.note({
      disk: { ...watch.notes().disk, writable: space.isOpen(), freeMb, reserve: space.reserve() },
    })
  }
  void look()
  return space.onChange(() => void look())
}
