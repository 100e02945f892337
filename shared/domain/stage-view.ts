import type { Board } from './board.ts'
import type { AnswerState, AskedForm, Level, Opinion, Outcome, ThemeLetter } from './card.ts'
import type { ClockState } from './clock-state.ts'
import type { CardId } from './ids.ts'
import type { Phase } from './phase.ts'
import type { StageSpeaking } from './speaking.ts'
import type { StageVote } from './vote.ts'

/**
 * What the room may see, as plain values. Phone, board and archive read the stage document through this shape
 * (shared/document/read-stage.ts); the server embeds it in the phone's first page.
 */
export interface StageView {
  readonly session: StageSession
  readonly board: Board & { readonly speaking?: StageSpeaking }
  readonly clock: ClockState
  readonly counts: StageCounts
  readonly join: StageJoin
  readonly cards: Readonly<Record<CardId, StageCard>>
}

export interface StageSession {
  readonly shortTitle: string
  readonly forumTitle: string
  readonly title: string
  readonly place: string
  readonly organisers: readonly string[]
  readonly expert: { readonly name: string; readonly title: string } | null
  readonly agenda: readonly string[]
  readonly themes: Readonly<Partial<Record<ThemeLetter, string>>>
  readonly notice: string | null
  readonly language: 'fr' | 'en'
  readonly phase: Phase
  /** Seal of the closed session in 16 characters; null while it lives. */
  readonly seal: string | null
}

export interface StageCounts {
  /** People on line now, phones only. */
  readonly online: number
  readonly received: number
  readonly waiting: number
}

export interface StageJoin {
  /** Without the token: what a person types; such as `192.168.1.20:8080`. */
  readonly address: string
  /** The whole participant link, upper case, for the QR. */
  readonly link: string
  readonly code: string
  readonly doorsOpen: boolean
  readonly wifi: { readonly name: string; readonly password: string } | null
}

export type StageCard = StageAsked | StageRecommendation

export interface StageAsked {
  readonly kind: AskedForm
  readonly id: CardId
  readonly number: number
  readonly order: number
  readonly theme: ThemeLetter | null
  readonly asker: string | null
  readonly reworded: boolean
  readonly supports: number
  readonly text: string
  readonly answer: AnswerState
  /** Words of the expert as far as the room has been shown them. */
  readonly answerText: string
  /** The team's summary of an answer given aloud. */
  readonly summaryText: string
  readonly summaryReread: boolean
  readonly mergedNumbers: readonly number[]
}

export interface StageRecommendation {
  readonly kind: 'recommendation'
  readonly id: CardId
  readonly number: number
  readonly order: number
  readonly theme: ThemeLetter | null
  readonly text: string
  readonly live: boolean
  readonly addressees: readonly string[]
  readonly level: Level
  readonly deadline: string | null
  readonly indicator: string | null
  readonly sources: readonly number[]
  readonly outcome: Outcome
  readonly opinions: Readonly<Record<Opinion, number>>
  /** A floor is open to the room on this text. */
  readonly floor: boolean
  /** Absent from what an older version wrote. */
  readonly vote?: StageVote | null
}
