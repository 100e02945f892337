import type { DiskSpace } from '../../server/upkeep/space-keeper.ts'

/** A disk that is full when it is told so, with a reserve that a test can see. */
export interface PaperDisk {
  readonly disk: DiskSpace
  readonly fill: (full: boolean) => void
  readonly hasReserve: () => boolean
}

export function aPaperDisk(
  deps: { readonly reserve?: boolean; readonly onReserve?: (there: boolean) => void } = {},
): PaperDisk {
  let full = false
  let reserve = false
  const turn = (there: boolean) => {
    reserve = there
    deps.onReserve?.(there)
  }
  return {
    disk: {
      hasRoom: async () => !full,
      freeBytes: async () => (full ? 0 : 1e9),
      makeReserve: async () => {
        if (deps.reserve === false || full) return false
        turn(true)
        return true
      },
      dropReserve: async () => {
        const there = reserve
        if (there) turn(false)
        return there
      },
    },
    fill: (now) => {
      full = now
    },
    hasReserve: () => reserve,
  }
}
