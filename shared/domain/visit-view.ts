import type { SessionId } from './ids.ts'
import type { SessionRole } from './role.ts'

/** What the guided visit's page asks of the server (`/visite/state.json`). */
export interface VisitView {
  /** How many times the server has been started since the launcher was: one more after each power cut. */
  readonly starts: number
  readonly session: SessionId
  readonly title: string
  /** Printed on whatever is made from example data. */
  readonly notice: string
  /** Seal of the closed session in 16 characters; null while it lives. */
  readonly seal: string | null
  /** Tokens of the session's links; null once it is sealed. */
  readonly tokens: Readonly<Record<SessionRole, string>> | null
  readonly script: {
    readonly question: string
    readonly answer: string
    readonly recommendation: string
  }
}

/** What « Changer une lettre » found: a copy of the snapshot with one letter changed, checked beside the real one. */
export interface AlteredView {
  /** Seal of the real snapshot, checked just now. */
  readonly seal: string
  readonly realIsSound: boolean
  /** Id of the item whose letter was changed, such as `BKO-S1-A01`. */
  readonly item: string
  readonly before: string
  readonly after: string
  /** Place of the letter in both. */
  readonly at: number
  /** Items of the changed copy that do not fit the seal any more; empty would mean that nobody noticed. */
  readonly broken: readonly string[]
}
