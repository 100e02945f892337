/** Forgets what was asked for. Calling it twice, or after the last call, does nothing. */
export type Cancel = () => void

/**
 * Time as an argument (tests step their own).
 * A function given to `after` or `every` is called on its own turn, never inside the call that asked for it.
 */
export interface Clock {
  /** Milliseconds since the epoch. It may jump when the computer's clock is set: never measure with it. */
  now(): number
  /** Milliseconds since some fixed moment; never goes back. For measuring. */
  monotonic(): number
  after(ms: number, call: () => void): Cancel
  every(ms: number, call: () => void): Cancel
}

export function createRealClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    every(ms, call) {
      const timer = setInterval(call, ms)
      return () => clearInterval(timer)
    },
  }
}
