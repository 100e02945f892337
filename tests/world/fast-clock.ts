import { type Clock, createRealClock } from '../../server/runtime/clock.ts'

/** The same order of things, sooner. What it says of the day stays true. */
export function createFastClock(speed: number): Clock {
  const real = createRealClock()
  return {
    now: real.now,
    monotonic: () => real.monotonic() * speed,
    after: (ms, call) => real.after(ms / speed, call),
    every: (ms, call) => real.every(ms / speed, call),
  }
}
