/** What the phone's network pill says. */
export type PhoneNet = 'online' | 'reconnecting' | 'offline'

/** UX §2: what comes back within three seconds is not worth a word; after ten it is said plainly. */
const reconnectingAfterMs = 3_000
const offlineAfterMs = 10_000

/** `failingSince`: when the first of the requests failed that have not succeeded since, null while all is well. Monotonic ms. */
export function netAt(failingSince: number | null, now: number): PhoneNet {
  if (failingSince === null) return 'online'
  const ms = now - failingSince
  return ms < reconnectingAfterMs ? 'online' : ms < offlineAfterMs ? 'reconnecting' : 'offline'
}
