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
