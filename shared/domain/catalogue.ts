import type { HalfDay } from './attendance.ts'
import type { ThemeLetter } from './card.ts'
import type { ForumId, LinkId, SeriesId, SessionId } from './ids.ts'
import type { SessionRole } from './role.ts'
import type { AgendaItem, SessionSheet } from './session-row.ts'

/** What the organiser writes down, as it is typed: '' and null stand for « not said ». */
export interface SeriesFields {
  readonly title: string
  /** Printed code, such as `ML-RSS-2021`. */
  readonly code: string
  readonly projectLine: string
  readonly funders: readonly string[]
  readonly partners: readonly string[]
}
export interface ForumFields {
  readonly title: string
  /** Such as `BKO`; made from the place when it is left empty. */
  readonly code: string
  /** Place of the forum in its series, from 1. */
  readonly rank: number | null
  /** Neutral and short: the title of the page on a phone (a phone may be searched). */
  readonly shortTitle: string
  /** Empty: the series' own. The same holds for partners and funders. */
  readonly projectLine: string
  readonly place: string
  readonly country: string
  /** yyyy-mm-dd */
  readonly date: string
  readonly venue: string
  readonly organisers: readonly string[]
  readonly partners: readonly string[]
  readonly funders: readonly string[]
  readonly expected: number | null
  readonly wifiName: string
  readonly wifiPassword: string
}
export interface SessionFields {
  readonly title: string
  /** Such as `BKO-S1`; made from the forum's code when it is left empty. */
  readonly code: string
  readonly agenda: readonly AgendaItem[]
  readonly chair: string
  readonly rapporteur: string
  readonly expertName: string
  readonly expertTitle: string
  readonly themes: Readonly<Record<ThemeLetter, string>>
  readonly language: 'fr' | 'en'
}

export interface SeriesRow extends SeriesFields {
  readonly id: SeriesId
  /** Printed on whatever is made from this series (example data), else null. */
  readonly notice: string | null
}
export interface ForumRow extends ForumFields {
  readonly id: ForumId
  readonly series: SeriesId
  /** Not there while nobody counted; at most one of a day and part. */
  readonly attendance?: readonly HalfDay[]
}
export interface PlannedSessionRow extends SessionFields {
  readonly id: SessionId
  readonly forum: ForumId
  /** Place of the session in its forum, from 1. */
  readonly rank: number
  readonly standing: PlannedStanding
}
export type PlannedStanding =
  | { readonly is: 'living' }
  | {
      readonly is: 'sealed'
      readonly seal: string
      readonly sealWords: string
      /** Seal of the last correction; not there while there is none. The room's own seal stays the one above. */
      readonly correctedSeal?: string
      /** As it was when the session was sealed: later edits of its forum change nothing. */
      readonly sheet: SessionSheet
      /** SHA-256 of the participants' tokens that were good then: whoever scans an old card sees what became of it. */
      readonly oldTokens: readonly string[]
      /** Links that had been taken back by then: their seats' cookies open the minutes no more than they opened the session. */
      readonly takenBack?: readonly LinkId[]
    }
/** Its token is never stored: it follows from the session's secret and the link's id. */
export interface LinkRow {
  readonly id: LinkId
  readonly session: SessionId
  readonly role: SessionRole
  /** For whom it is, in the organiser's words; '' for the first one of its role. */
  readonly label: string
  readonly revoked: boolean
}
