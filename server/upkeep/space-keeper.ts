import type { Space } from '../journal/space.ts'
import type { Cancel, Clock } from '../runtime/clock.ts'

/** The disk under the data folder. None of these rejects: what cannot be done is answered. */
export interface DiskSpace {
  /** Writes a piece as large as going on needs, flushes it and takes it away: what the disk says of itself is not enough (quotas). */
  readonly hasRoom: () => Promise<boolean>
  /** Null where the system does not tell. */
  readonly freeBytes: () => Promise<number | null>
  /** Makes the reserve, or a smaller one where there is no room for it; true when one is there. */
  readonly makeReserve: () => Promise<boolean>
  /** True when there was one. */
  readonly dropReserve: () => Promise<boolean>
}

export type ReserveState = 'none' | 'held' | 'given'

export interface SpaceKeeper extends Space {
  readonly reserve: () => ReserveState
  /** Makes the reserve where there is room for it. Resolves once that is settled. */
  readonly run: () => Promise<void>
  readonly stop: () => void
}

/** How often a full disk is looked at. */
const lookEveryMs = 2_000

export function createSpaceKeeper(deps: { readonly disk: DiskSpace; readonly clock: Clock }): SpaceKeeper {
  const { disk, clock } = deps
  const listeners = new Set<(isOpen: boolean) => void>()
  let open = true
  let reserve: ReserveState = 'none'
  let looking: Cancel | null = null
  let stopped = false

  const tell = () => {
    for (const listener of [...listeners]) listener(open)
  }
  const plan = () => {
    looking ??= stopped ? null : clock.after(lookEveryMs, () => void look())
  }
  /** While the reserve is given away, its room is not free: it is for whoever is closing. */
  const look = async () => {
    looking = null
    if (reserve === 'given') return plan()
    const room = await disk.hasRoom()
    if (stopped) return
    if (!room) return plan()
    if (reserve === 'none') reserve = (await disk.makeReserve()) ? 'held' : 'none'
    if (open || stopped) return
    open = true
    tell()
  }

  return {
    isOpen: () => open,
    reserve: () => reserve,
    refused() {
      if (stopped) return
      if (open) {
        open = false
        tell()
      }
      plan()
    },
    async giveReserve() {
      if (reserve === 'given') return true
      const dropped = await disk.dropReserve()
      if (dropped) reserve = 'given'
      tell()
      return dropped
    },
    takeBackReserve() {
      if (reserve !== 'given') return
      reserve = 'none'
      plan()
      tell()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async run() {
      reserve = (await disk.makeReserve()) ? 'held' : 'none'
      tell()
    },
    stop() {
      stopped = true
      looking?.()
      listeners.clear()
    },
  }
}
