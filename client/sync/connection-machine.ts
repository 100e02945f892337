import { exhaustive } from '../../shared/domain/exhaustive.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'

/** What the network pill shows. */
export interface ConnectionState {
  readonly is: 'online' | 'reconnecting' | 'offline' | 'denied' | 'closed' | 'outdated'
  /** When the server last spoke, by this device's clock; null before it first did. */
  readonly lastNewsAt: number | null
  /** Every keystroke and command of ours is on the server's disk. */
  readonly saved: boolean
  /** Why it ended, for `denied`, `closed` and `outdated`; else null. */
  readonly refusal: Refusal | null
}

/** A short gap is no news for a person (UX §2): shown after so long, and again when it lasts. */
export const reconnectingAfterMs = 3_000
export const offlineAfterMs = 10_000

/** Times are of the monotonic clock. */
export type Connection =
  /** On line, or not yet for so short a time that nobody is told. */
  | { readonly is: 'online' }
  | { readonly is: 'gap'; readonly since: number }
  | { readonly is: 'reconnecting'; readonly since: number }
  | { readonly is: 'offline'; readonly since: number }
  | { readonly is: 'denied'; readonly refusal: Refusal }
  | { readonly is: 'closed'; readonly refusal: Refusal }
  | { readonly is: 'outdated'; readonly refusal: Refusal }

export type ConnectionEvent =
  | { readonly is: 'up' }
  | { readonly is: 'down'; readonly at: number }
  | { readonly is: 'time'; readonly at: number }
  | { readonly is: 'ended'; readonly refusal: Refusal }

/** The page opens in a gap: it has not been connected, but not for long enough to say so. */
export function openingConnection(at: number): Connection {
  return { is: 'gap', since: at }
}

/** Pure. The three ends are final: nothing brings a connection back from them but a new page. */
export function stepConnection(now: Connection, event: ConnectionEvent): Connection {
  if (isEnded(now)) return now
  switch (event.is) {
    case 'up':
      return now.is === 'online' ? now : { is: 'online' }
    case 'down':
      return now.is === 'online' ? { is: 'gap', since: event.at } : now
    case 'time':
      return now.is === 'online' ? now : lasting(now, event.at)
    case 'ended':
      return { is: endOf(event.refusal), refusal: event.refusal }
    default:
      return exhaustive(event)
  }
}

/** When `time` must come next, else null. */
export function nextChangeAt(now: Connection): number | null {
  switch (now.is) {
    case 'gap':
      return now.since + reconnectingAfterMs
    case 'reconnecting':
      return now.since + offlineAfterMs
    case 'online':
    case 'offline':
    case 'denied':
    case 'closed':
    case 'outdated':
      return null
    default:
      return exhaustive(now)
  }
}

export function isEnded(now: Connection): now is Extract<Connection, { readonly refusal: Refusal }> {
  return now.is === 'denied' || now.is === 'closed' || now.is === 'outdated'
}

/** What a person is shown: a short gap still reads as on line. */
export function shownConnection(now: Connection): Pick<ConnectionState, 'is' | 'refusal'> {
  if (isEnded(now)) return { is: now.is, refusal: now.refusal }
  return { is: now.is === 'gap' ? 'online' : now.is, refusal: null }
}

function lasting(
  now: { readonly since: number; readonly is: 'gap' | 'reconnecting' | 'offline' },
  at: number,
): Connection {
  const lasted = at - now.since
  const is = lasted >= offlineAfterMs ? 'offline' : lasted >= reconnectingAfterMs ? 'reconnecting' : 'gap'
  return is === now.is ? now : { is, since: now.since }
}

function endOf(refusal: Refusal): 'denied' | 'closed' | 'outdated' {
  if (refusal.code === 'closed') return 'closed'
  return refusal.code === 'outdated' ? 'outdated' : 'denied'
}
