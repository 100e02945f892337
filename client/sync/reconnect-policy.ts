import type { Cancel, Clock } from './clock.ts'
import type { Random } from './random.ts'

/** Nobody comes back sooner: a server that restarts needs a breath. */
const retryFirstMinMs = 300
const retryFirstMaxMs = 1_000
/** A phone in a pocket for an hour must still be back within a sentence. */
const retryMaxMs = 8_000

/**
 * How long to wait before try number `attempt` (from 0): exponential with full jitter, so that a thousand phones that
 * lost the same Wi-Fi do not return in one wave.
 */
export function retryDelayMs(attempt: number, random: Random): number {
  const ceiling = Math.min(retryMaxMs, retryFirstMaxMs * 2 ** Math.min(attempt, 10))
  return retryFirstMinMs + random.int(ceiling - retryFirstMinMs + 1)
}

export interface Retry {
  /** Tries again later, or at once when the network or the person comes back. A second call while waiting does nothing. */
  again(): void
  /** It worked: the next wait is short again. */
  worked(): void
  stop(): void
}

export function createRetry(deps: {
  readonly clock: Clock
  readonly random: Random
  readonly onReturn: (listener: () => void) => () => void
  readonly attempt: () => void
}): Retry {
  let failures = 0
  let waiting: Cancel | null = null

  const attempt = () => {
    waiting?.()
    waiting = null
    deps.attempt()
  }
  const stopListening = deps.onReturn(() => {
    if (waiting !== null) attempt()
  })

  return {
    again() {
      if (waiting !== null) return
      waiting = deps.clock.after(retryDelayMs(failures, deps.random), attempt)
      failures += 1
    },
    worked() {
      failures = 0
    },
    stop() {
      waiting?.()
      waiting = null
      stopListening()
    },
  }
}
