/**
 * What of ours is on the server's disk. A barrier with a number follows what was written; once the server answers with
 * that number, everything before it is durable (SYNC §3.3). `covers` is our own clock in the document when it was sent.
 */
export interface Barrier {
  /** Something was written since the last barrier. */
  wrote(): void
  /** The number to send now. `complete`: everything written lies before it on this connection. */
  next(clock: number, complete: boolean): number
  /** The server answered. Answers of an earlier connection are none. */
  durable(number: number): void
  /** The connection is gone, and with it the barriers under way. */
  lost(): void
  saved(): boolean
  /** Our clock in the document up to which everything is durable. */
  durableClock(): number
}

export function createBarrier(): Barrier {
  /** Numbers go on over connections, so that a late answer is never taken for a new one. */
  let number = 0
  let unsent = false
  let lastComplete = 0
  let lastDurable = 0
  let durableClock = 0
  const covers = new Map<number, number>()

  return {
    wrote() {
      unsent = true
    },
    next(clock, complete) {
      number += 1
      // With nothing written there is nothing to wait for: « saved » does not flicker when a connection comes back.
      if (complete && unsent) {
        unsent = false
        lastComplete = number
        covers.set(number, clock)
      }
      return number
    },
    durable(answered) {
      const clock = covers.get(answered)
      if (clock === undefined) return
      for (const sent of covers.keys()) if (sent <= answered) covers.delete(sent)
      durableClock = Math.max(durableClock, clock)
      lastDurable = answered
    },
    lost() {
      if (lastDurable < lastComplete) unsent = true
      lastDurable = lastComplete
      covers.clear()
    },
    saved: () => !unsent && lastDurable === lastComplete,
    durableClock: () => durableClock,
  }
}
