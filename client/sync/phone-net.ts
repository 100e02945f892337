import type { Cancel, Clock } from './clock.ts'

/** What the phone's network pill says. */
export type PhoneNet = 'online' | 'reconnecting' | 'offline'

/** UX §2: what comes back within three seconds is not worth a word; after ten it is said plainly. */
export const reconnectingAfterMs = 3_000
const offlineAfterMs = 10_000

/** `failingSince`: since when nothing has come through, null while all is well. Monotonic ms. */
export function netAt(failingSince: number | null, now: number): PhoneNet {
  if (failingSince === null) return 'online'
  const ms = now - failingSince
  return ms < reconnectingAfterMs ? 'online' : ms < offlineAfterMs ? 'reconnecting' : 'offline'
}

/** Draws the pill from what happens anyway. It asks nobody, and while all is well no timer of its own runs. */
export interface NetWatch {
  /** The server spoke, just now or at `at` (monotonic ms). */
  worked(at?: number): void
  /** Nothing has come through since then. */
  failed(since: number): void
  /** When the server last spoke, as far as is known. */
  workedAt(): number
  /**
   * A request, and whether its answer was the server's. One without an answer is told after three seconds, and taken back
   * when the answer comes. One that failed says that nothing came through since the last word, or, `elsewhere`, where the
   * sockets still bring news, since it was asked.
   */
  watch<T>(request: Promise<T>, spoke: (answer: T) => boolean, elsewhere: () => boolean): Promise<T>
  stop(): void
}

/** `show` is called whenever the word changes: a phone that redraws each second is a phone that gets warm. */
export function createNetWatch(clock: Clock, show: (net: PhoneNet) => void): NetWatch {
  let failingSince: number | null = null
  let workedAt = clock.monotonic()
  let shown: PhoneNet = 'online'
  let next: Cancel | null = null

  const look = () => {
    next?.()
    next = null
    const now = clock.monotonic()
    const net = netAt(failingSince, now)
    if (failingSince !== null && net !== 'offline') {
      const after = net === 'online' ? reconnectingAfterMs : offlineAfterMs
      next = clock.after(failingSince + after - now, look)
    }
    if (net === shown) return
    shown = net
    show(net)
  }
  const watch: NetWatch = {
    worked(at = clock.monotonic()) {
      workedAt = at
      failingSince = null
      look()
    },
    failed(since) {
      failingSince = Math.min(failingSince ?? since, since)
      look()
    },
    workedAt: () => workedAt,
    async watch(request, spoke, elsewhere) {
      const asked = clock.monotonic()
      const cancel = clock.after(reconnectingAfterMs, () => watch.failed(asked))
      const answer = await request
      cancel()
      if (spoke(answer)) watch.worked()
      else watch.failed(elsewhere() ? asked : workedAt)
      return answer
    },
    stop: () => next?.(),
  }
  return watch
}
