import type { SeatId } from './ids.ts'

/** Who asked for the floor: by a numbered card taken at random, or by hand from a phone. Forgotten at the close. */
export interface SpeakerRow {
  readonly id: string
  /** What is called out: the card's digits (`041`), or a letter and two digits for a phone (`H27`). Never on a question. */
  readonly ticket: string
  /** Null for a card. No view holds it. */
  readonly seat: SeatId | null
  readonly state: 'waiting' | 'speaking' | 'rested'
  readonly order: number
  /** Speeches ended so far: who has none may be heard first. */
  readonly spoken: number
  /** End of the speech by the server's clock; null when it has no time or is not running. */
  readonly endsAt: number | null
}

export const SPEAKING_GROUPS = ['women', 'men', 'youth'] as const

/** Counted by ticks that no speaker is written beside: what remains of the floor in the minutes. */
export interface SpeakingCounts {
  readonly speeches: number
  readonly women: number
  readonly men: number
  readonly youth: number
}
export interface Speaking extends SpeakingCounts {
  /** « L'interprète parle ». */
  readonly interpreting: boolean
}
export const nobodySpoke: Speaking = { speeches: 0, women: 0, men: 0, youth: 0, interpreting: false }

/** What the room sees of the floor: tickets only. */
export interface StageSpeaking {
  readonly current: { readonly ticket: string; readonly endsAt: number | null } | null
  readonly next: readonly string[]
  readonly waiting: number
  readonly interpreting: boolean
}

/** A participant's own raised hand. */
export interface OwnHand {
  readonly ticket: string
  readonly state: SpeakerRow['state']
  /** From 1, while waiting. */
  readonly place: number | null
}
