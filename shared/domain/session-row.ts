import type { HalfDay } from './attendance.ts'
import type { Board } from './board.ts'
import type { ThemeLetter } from './card.ts'
import type { ClockState } from './clock-state.ts'
import type { ForumId, SeriesId, SessionId } from './ids.ts'
import type { Phase } from './phase.ts'
import type { Speaking } from './speaking.ts'

export interface AgendaItem {
  readonly title: string
  readonly minutes: number | null
}
export interface ExpertPerson {
  readonly name: string
  readonly title: string
}

/** What the organiser prepared: carried into the session when it is opened, printed in the minutes. */
export interface SessionSheet {
  readonly seriesId: SeriesId
  readonly forumId: ForumId
  readonly seriesTitle: string
  /** Rank of the forum in its series, from 1; null when it has none. */
  readonly forumNumber: number | null
  readonly forumTitle: string
  /** Neutral and short: the title of the page on a phone (a phone may be searched). */
  readonly shortTitle: string
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
  /** Counts of the forum's sheets of signatures; not there while nobody counted. */
  readonly attendance?: readonly HalfDay[]
  readonly title: string
  /** Printed code of the session, such as `BKO-S1`. */
  readonly code: string
  readonly agenda: readonly AgendaItem[]
  readonly chair: string
  readonly rapporteur: string
  readonly expert: ExpertPerson | null
  readonly themes: Readonly<Partial<Record<ThemeLetter, string>>>
  /** To be printed on whatever is made from it (example data), else null. */
  readonly notice: string | null
  readonly language: 'fr' | 'en'
  readonly wifi: { readonly name: string; readonly password: string } | null
}

/** The one row of a session's own state. */
export interface SessionRow {
  readonly id: SessionId
  readonly sheet: SessionSheet
  readonly phase: Phase
  readonly board: Board
  readonly clock: ClockState
  /** Shut: nobody new comes in, by code or by link; whoever has a seat keeps it. */
  readonly doorsOpen: boolean
  /** Too many wrong codes: the digits open nothing until the team shows new ones. The link goes on. */
  readonly codeShut?: boolean
  /** Six digits on the wall; the participant's rights only. */
  readonly joinCode: string
  readonly present: number | null
  readonly nextNumber: number
  readonly nextRecommendation: number
  /** Part of each document's name: a document made anew has another (SYNC §6). */
  readonly epoch: number
  /** Not there while nobody asked for the floor. */
  readonly speaking?: Speaking
  /** From here on nothing is written but the seal. */
  readonly closing: boolean
}
