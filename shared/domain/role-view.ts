import type { AnswerState, AskedCard, AskedForm, AskedState, Opinion, RecommendationCard } from './card.ts'
import type { CardId } from './ids.ts'
import type { SessionRow } from './session-row.ts'
import type { OwnHand, SpeakerRow } from './speaking.ts'
import type { TextName } from './text.ts'

/**
 * What a role sees besides the stage, as tables of rows: sent whole on joining, then row by row after each commit.
 * A row that is `null` in a patch is gone. No table holds a seat.
 */
export interface TeamView {
  readonly session: { readonly row: TeamSession }
  readonly cards: Readonly<Record<CardId, TeamCard>>
  readonly messages: Readonly<Record<string, TeamMessage>>
  readonly floors: Readonly<Record<TextName, FloorRow>>
  readonly acts: Readonly<Record<string, ActRow>>
  /** Absent from an older server's answer. */
  readonly speakers?: Readonly<Record<string, TeamSpeaker>>
}
export type TeamSession = SessionRow
export type TeamCard =
  | (Omit<AskedCard, 'seat'> & {
      readonly supports: number
      readonly fromPhone: boolean
      /** By this question its phone was shut out; told on no other question of the same phone. */
      readonly expelled: boolean
    })
  | (RecommendationCard & {
      readonly opinions: Readonly<Record<Opinion, number>>
    })

export type TeamSpeaker = Omit<SpeakerRow, 'seat'> & { readonly fromPhone: boolean }

export interface TeamMessage {
  readonly id: string
  readonly text: string
  readonly sentAt: number
  readonly read: boolean
}

/** A text that the team opened: while it is open its desk root is locked and people write on the floor. */
export interface FloorRow {
  readonly text: TextName
  readonly to: 'room' | 'expert'
  /** Name of the floor's document, without epoch. */
  readonly document: string
}

/** Who (as a role, never a person), did what, to which number. */
export interface ActRow {
  readonly id: string
  readonly role: string
  readonly kind: string
  readonly number: number | null
  readonly at: number
}

/** The expert reads the stage, the accepted questions and the answers; never the inbox (DESIGN §2). */
export interface ExpertView {
  readonly cards: Readonly<Record<CardId, ExpertCard>>
  readonly messages: Readonly<Record<string, TeamMessage>>
  readonly floors: Readonly<Record<TextName, FloorRow>>
}
export interface ExpertCard {
  readonly id: CardId
  readonly number: number
  readonly form: AskedForm
  readonly answer: AnswerState
  readonly summaryReread: boolean
}

/** A participant's own part. */
export interface OwnView {
  readonly mine: Readonly<Record<CardId, OwnCard>>
  /** Keyed by card: what this seat supports and thinks. */
  readonly supports: Readonly<Record<CardId, true>>
  readonly opinions: Readonly<Record<CardId, Opinion>>
  /** His raised hand, under `mine`; empty while he never asked for the floor. */
  readonly hand?: Readonly<Record<string, OwnHand>>
  readonly floors: Readonly<Record<TextName, FloorRow>>
}
export interface OwnCard {
  readonly id: CardId
  readonly number: number
  readonly form: AskedForm
  readonly text: string
  readonly state: AskedState
  /** Number of the question it was united with, when it was. */
  readonly intoNumber: number | null
  /** Place in the queue from 1, when it is queued and not answered. */
  readonly place: number | null
  readonly answer: AnswerState
  readonly onWall: boolean
}

export type RoleView = TeamView | ExpertView | OwnView
/** Table → key → row, or null when the row is gone. */
export type ViewPatch = Readonly<Record<string, Readonly<Record<string, unknown>>>>
