import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Whether memory grows for ever or only breathes: the least that was held late is set against the least that was held
 * early, so that garbage not yet swept counts for nothing.
 */
export interface Plateau {
  /** `share`: how much of the work is done, from 0 to 1. */
  readonly look: (share: number) => void
  /** Bytes; 0 while there is too little to compare. */
  readonly growth: () => number
}

const EARLY = [0.2, 0.5] as const
const LATE = 0.7
/** How far the work goes on between two looks: some need the memory to be tidied first. */
const BETWEEN_LOOKS = 0.04

export function createPlateau(bytes: () => number): Plateau {
  let early = Number.POSITIVE_INFINITY
  let late = Number.POSITIVE_INFINITY
  let next: number = EARLY[0]
  return {
    look(share) {
      if (share < next) return
      next = share + BETWEEN_LOOKS
      if (share >= EARLY[0] && share < EARLY[1]) early = Math.min(early, bytes())
      else if (share >= LATE) late = Math.min(late, bytes())
    },
    growth: () => (Number.isFinite(early) && Number.isFinite(late) ? late - early : 0),
  }
}

setFlagsFromString('--expose-gc')
const tidy = runInNewContext('gc') as () => void

/** What this process really holds on to. Its size as the system sees it also breathes with the room that V8 takes for new things. */
export function keptBytes(): number {
  tidy()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
