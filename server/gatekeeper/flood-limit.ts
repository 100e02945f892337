import type { Clock } from '../runtime/clock.ts'

/** What one connection may send: a steady rate, and a burst on top for what gathers while it was away. */
export interface FloodRates {
  readonly messagesPerSecond: number
  readonly messagesBurst: number
  readonly bytesPerSecond: number
  readonly bytesBurst: number
}

/** Counts one connection's messages. Lives in memory and knows no address (DESIGN §5). */
export interface FloodLimit {
  /** False: too much in too short a time; the message is not to be looked at. */
  readonly take: (bytes: number) => boolean
}

/** Two token buckets: ten thousand empty frames cost the server as much as one large one (TRUST F-04, F-05). */
export function createFloodLimit(clock: Clock, rates: FloodRates): FloodLimit {
  let messages = rates.messagesBurst
  let bytes = rates.bytesBurst
  let last = clock.monotonic()
  return {
    take(size) {
      const now = clock.monotonic()
      const seconds = (now - last) / 1_000
      last = now
      messages = Math.min(rates.messagesBurst, messages + seconds * rates.messagesPerSecond) - 1
      bytes = Math.min(rates.bytesBurst, bytes + seconds * rates.bytesPerSecond) - size
      return messages >= 0 && bytes >= 0
    },
  }
}
