import type { CardId, SeatId } from './ids.ts'
import type { Vote } from './vote.ts'

/** How words reached the room. */
export const CHANNELS = ['phone', 'microphone', 'paper', 'message'] as const
export type Channel = (typeof CHANNELS)[number]

/** Why a question is not kept; each has words under `reason.<code>`, which its asker reads. */
export const DECLINE_REASONS = [
  'already-asked',
  'off-topic',
  'not-clear',
  'hurtful',
  'names-someone',
  'no-time',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** Themes have letter + shape + colour (UX §4.3); their names belong to the session. */
export const THEME_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type ThemeLetter = (typeof THEME_LETTERS)[number]

export type AskedForm = 'question' | 'contribution'

/** `waiting` to be read by the team → `queued` (the room may see it) or one of the ways out. */
export type AskedState =
  | { readonly is: 'waiting' }
  | { readonly is: 'queued' }
  | { readonly is: 'declined'; readonly reason: DeclineReason }
  /** `before`: where it stood, so that it goes back there; what waited to be read is not shown by being taken out. */
  | { readonly is: 'merged'; readonly into: CardId; readonly before?: 'waiting' | 'queued' }
  | { readonly is: 'withdrawn' }
  /** Taken off phones, board and public minutes: it is counted only (DESIGN §5). */
  | { readonly is: 'protected'; readonly before: 'waiting' | 'queued' }

/**
 * `draft` and `live` are being written; the room reads `live` as it grows. The other three are what became of it.
 * Words that the room has once read stay on the stage when an answer is taken back to draft: the wall freezes.
 */
export type AnswerState = 'none' | 'draft' | 'live' | 'written' | 'aloud' | 'later'

export interface AskedCard {
  readonly kind: 'asked'
  readonly id: CardId
  /** One series a session, given in the commit that receives it, never changed; holes stay (DESIGN §10). */
  readonly number: number
  readonly form: AskedForm
  /** As it was asked. The team's wording, once begun, is the desk text `wording:<id>`. */
  readonly original: string
  readonly reworded: boolean
  /** The rewording protects the asker: the original is destroyed at closing. */
  readonly rewordedToProtect: boolean
  /** How the asker wishes to be named, or how the team describes him; null is « sans nom ». */
  readonly asker: string | null
  /**
   * How the minutes name the asker; null prints nothing. A name that was given is printed unless the rapporteur takes it
   * out; how the team describes somebody is printed only when he puts it in.
   */
  readonly printedAs: string | null
  readonly channel: Channel
  /** The seat to tell what became of it; null when the team wrote for someone. */
  readonly seat: SeatId | null
  readonly state: AskedState
  readonly theme: ThemeLetter | null
  /** Place in the queue, smaller first; fractions are fine. */
  readonly order: number
  /** Where it stood before the queue was sorted as a whole, so that this one act can be taken back. */
  readonly orderBefore?: number
  readonly answer: AnswerState
  /** The expert read the team's summary of an answer given aloud. */
  readonly summaryReread: boolean
  /** It has been on the wall at least once. */
  readonly shown: boolean
}

export const LEVELS = ['', 'local', 'communal', 'regional', 'national', 'international'] as const
export type Level = (typeof LEVELS)[number]

export type Outcome =
  | { readonly is: 'in-progress' }
  | { readonly is: 'adopted'; readonly by: AdoptedBy }
  | { readonly is: 'adopted-amended'; readonly by: AdoptedBy }
  | { readonly is: 'withdrawn'; readonly reason: string }
export type AdoptedBy = 'acclamation' | 'hands' | 'phones'

export interface RecommendationCard {
  readonly kind: 'recommendation'
  readonly id: CardId
  /** R1, R2 …: a series of its own. */
  readonly number: number
  readonly theme: ThemeLetter | null
  readonly order: number
  readonly addressees: readonly string[]
  readonly level: Level
  /** yyyy-mm-dd, or null: « à préciser ». */
  readonly deadline: string | null
  readonly indicator: string | null
  /** The questions and contributions it rests on. */
  readonly sources: readonly CardId[]
  readonly outcome: Outcome
  /** The room sees its text, growing. Off: the last words shown stay, frozen; never shown: nothing is on the stage. */
  readonly live: boolean
  readonly shown: boolean
  /** Text as it was when it was first shown to the room, for « adoptée avec modification ». */
  readonly firstWording: string | null
  /** The words that were read aloud and translated; a vote opens on these alone. Absent: not yet. */
  readonly readAloud?: string | null
  /** Its last vote, open or closed; absent where the room never voted. */
  readonly vote?: Vote | null
}

/** Whether its words are others than those that the room first read: only then was it adopted « avec modification ». */
export function isAmended(card: Pick<RecommendationCard, 'firstWording'>, text: string): boolean {
  return card.firstWording !== null && card.firstWording !== text.trim()
}

export type Card = AskedCard | RecommendationCard

export const OPINIONS = ['yes', 'mid', 'no'] as const
export type Opinion = (typeof OPINIONS)[number]
