import { performance } from 'node:perf_hooks'

/** What an input may cost: TRUST F-01. */
const OWN_TIME_MAX_MS = 20
/** What is over in less by the wall clock is not looked at again. */
const LOOK_AGAIN_MS = 4
const TIMES_RUNNING = 3

/** Follows what inputs cost this thread, in its own CPU time: a machine that is busy otherwise counts for little. */
export interface OwnTime {
  /** Does the work; where it took long, does it three times more by the thread's own clock. Gives what the first time gave. */
  readonly watch: <Result>(work: () => Result) => Result
  /** What one input cost in each of its times running. */
  readonly note: (times: readonly number[]) => void
  /** Dearest single time … */
  readonly worstOnceMs: () => number
  /** … and the dearest input by the best of its times running: without cold code and tidying of memory. */
  readonly worstRunningMs: () => number
  /** Inputs that were over the limit three times running. */
  readonly tooDear: () => number
}

export function createOwnTime(maxMs = OWN_TIME_MAX_MS): OwnTime {
  let worstOnce = 0
  let worstRunning = 0
  let tooDear = 0
  function note(times: readonly number[]): void {
    const best = Math.min(...times)
    worstOnce = Math.max(worstOnce, ...times)
    worstRunning = Math.max(worstRunning, best)
    if (best > maxMs) tooDear++
  }
  return {
    watch(work) {
      const began = performance.now()
      const result = work()
      if (performance.now() - began >= LOOK_AGAIN_MS) note(timesRunning(work))
      return result
    },
    note,
    worstOnceMs: () => Math.round(worstOnce * 10) / 10,
    worstRunningMs: () => Math.round(worstRunning * 10) / 10,
    tooDear: () => tooDear,
  }
}

function timesRunning(work: () => unknown): number[] {
  return Array.from({ length: TIMES_RUNNING }, () => {
    const before = process.threadCpuUsage()
    work()
    return ownMillisSince(before)
  })
}

export function ownMillisSince(before: { readonly user: number; readonly system: number }): number {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
