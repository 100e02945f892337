/** Forgets what was asked for. Calling it twice does nothing. */
export type Cancel = () => void

/** Time as an argument, in the same shape as the server's, so that one stepped clock serves the tests of both sides. */
export interface Clock {
  /** Milliseconds since the epoch by this device, whose clock may be wrong or jump. */
  now(): number
  /** Milliseconds since some fixed moment; never goes back. For measuring. */
  monotonic(): number
  after(ms: number, call: () => void): Cancel
  every(ms: number, call: () => void): Cancel
}

/** What of `window` tells time. */
export interface TimeSource {
  readonly Date: { now(): number }
  readonly performance: { now(): number }
  setTimeout(call: () => void, ms: number): number
  clearTimeout(timer: number): void
  setInterval(call: () => void, ms: number): number
  clearInterval(timer: number): void
}

/** `createBrowserClock(window)`, called by main alone. */
export function createBrowserClock(source: TimeSource): Clock {
  return {
    now: () => source.Date.now(),
    monotonic: () => source.performance.now(),
    after(ms, call) {
      const timer = source.setTimeout(call, ms)
      return () => source.clearTimeout(timer)
    },
    every(ms, call) {
      const timer = source.setInterval(call, ms)
      return () => source.clearInterval(timer)
    },
  }
}
