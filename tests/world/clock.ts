import type { Clock } from '../../server/runtime/clock.ts'

/** A clock that the test moves. Nothing happens between two steps. */
export interface SteppedClock extends Clock {
  /** Moves on by `ms`, calling what falls due in the order of time; then lets promises settle. */
  advance(ms: number): Promise<void>
  /** How many calls are waiting. */
  waiting(): number
}

interface Waiting {
  readonly order: number
  due: number
  readonly everyMs: number | null
  readonly call: () => void
}

/** `startMs`: milliseconds since the epoch; the default is 24 February 2021, 9 in the morning in Bamako. */
export function createSteppedClock(startMs = Date.UTC(2021, 1, 24, 9)): SteppedClock {
  const calls = new Set<Waiting>()
  let elapsed = 0
  let order = 0

  const add = (ms: number, everyMs: number | null, call: () => void) => {
    const waiting: Waiting = { order: order++, due: elapsed + Math.max(0, ms), everyMs, call }
    calls.add(waiting)
    return () => {
      calls.delete(waiting)
    }
  }
  const nextUntil = (limit: number): Waiting | undefined => {
    let next: Waiting | undefined
    for (const waiting of calls) {
      if (waiting.due > limit) continue
      if (next === undefined || waiting.due < next.due || (waiting.due === next.due && waiting.order < next.order)) {
        next = waiting
      }
    }
    return next
  }

  return {
    now: () => startMs + elapsed,
    monotonic: () => elapsed,
    after: (ms, call) => add(ms, null, call),
    every: (ms, call) => add(ms, Math.max(1, ms), call),
    waiting: () => calls.size,
    async advance(ms) {
      const limit = elapsed + ms
      await settle()
      for (let next = nextUntil(limit); next !== undefined; next = nextUntil(limit)) {
        elapsed = Math.max(elapsed, next.due)
        if (next.everyMs === null) calls.delete(next)
        else next.due += next.everyMs
        next.call()
        await settle()
      }
      elapsed = limit
      await settle()
    },
  }
}

/** Lets every promise that can go on without time or network do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
