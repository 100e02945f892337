import type { Level } from './card.ts'
import type { SeriesId } from './ids.ts'

/** What a person says of two recommendations from two forums. The machine only puts them side by side. */
export const RELATIONS = ['same', 'part', 'variant', 'opposed', 'none'] as const
export type Relation = (typeof RELATIONS)[number]

/** Two rapporteurs read independently; the first reading is what the reports say, the second is held against it. */
export const READINGS = ['first', 'second'] as const
export type Reading = (typeof READINGS)[number]

/** What a forum's representative said when a final text was read out. */
export const HEARINGS = ['agreed', 'badly-worded', 'missing'] as const
export type Hearing = (typeof HEARINGS)[number]

/**
 * One act of the consolidation. Recommendations are called by their printed id (`BKO-S1-R01`), which never changes. A
 * final recommendation is called by one of its members: it is what people linked, not a row of its own.
 */
export type ConsolidationAct =
  /** For `part`: `one` is a part of `other`. A later word on the same pair in the same reading takes the place of the earlier. */
  | {
      readonly is: 'relate'
      readonly reading: Reading
      readonly one: string
      readonly other: string
      readonly relation: Relation
    }
  | {
      readonly is: 'write-final'
      readonly member: string
      readonly text: string
      readonly addressee: readonly string[]
      readonly level: Level
      /** yyyy-mm-dd */
      readonly deadline: string | null
      readonly indicator: string | null
    }
  /** These elements of an original are left out of the final text on purpose. */
  | { readonly is: 'own-losses'; readonly member: string; readonly losses: readonly string[] }
  /** Not taken up: annex B, with its reason. An empty reason is refused. */
  | { readonly is: 'set-aside'; readonly member: string; readonly reason: string }
  | {
      readonly is: 'hear'
      readonly member: string
      /** Of the catalogue. */
      readonly forum: string
      readonly hearing: Hearing
      readonly words: string
    }
  /** Undo, and undo of an undo: nothing is ever erased. */
  | { readonly is: 'take-back'; readonly number: number }

/** A line of the series' log, written once and never changed. */
export interface ConsolidationDecision {
  readonly series: SeriesId
  /** From 1, without holes. */
  readonly number: number
  /** ISO, the server's clock. */
  readonly at: string
  readonly act: ConsolidationAct
}

/** A recommendation as its forum's newest snapshot holds it, never overwritten. */
export interface SourceRecommendation {
  readonly id: string
  readonly forum: string
  readonly session: string
  readonly sessionCode: string
  /** Of the snapshot it was read from. */
  readonly seal: string
  readonly text: string
  readonly addressee: readonly string[]
  readonly level: Level
  readonly deadline: string | null
  readonly indicator: string | null
  readonly isAdopted: boolean
  /** Questions and contributions it rests on; words are empty when they were kept back. */
  readonly sources: readonly { readonly id: string; readonly words: string }[]
}

/** How far a final recommendation carries. Silence of a forum is not disagreement. */
export type Reach = 'common' | 'shared' | 'regional'

export interface FinalRecommendation {
  /** `F-01`, given when its text was first written and kept; null before. */
  readonly id: string | null
  /** In the order of the forums. The first one names it until it has an id. */
  readonly members: readonly {
    readonly recommendation: SourceRecommendation
    /** How it came here: as the like of another member, as a part or as a variant; alone. */
    readonly relation: 'same' | 'part' | 'variant' | 'alone'
  }[]
  /** Null until a person wrote it; the members' texts stand side by side meanwhile. */
  readonly written: {
    readonly text: string
    readonly addressee: readonly string[]
    readonly level: Level
    readonly deadline: string | null
    readonly indicator: string | null
  } | null
  /** « n forums sur 5 »: those that adopted a member. */
  readonly forums: readonly string[]
  readonly reach: Reach
  /** Elements of originals that the written text lacks (a number, a date, a name). */
  readonly losses: readonly { readonly member: string; readonly element: string; readonly isOwned: boolean }[]
  /** Different deadlines of the members, shown and never averaged; empty when they agree. */
  readonly deadlines: readonly { readonly member: string; readonly deadline: string }[]
  /** Recommendations that stand against a member: both positions are printed. */
  readonly opposed: readonly { readonly member: string; readonly against: string }[]
  /** The last word of each forum on the text as it now stands. */
  readonly heard: readonly { readonly forum: string; readonly hearing: Hearing; readonly words: string }[]
  /** A member that is a part of a second final text too: told there, printed once. */
  readonly alsoPart: readonly { readonly member: string; readonly of: string }[]
  /** Written, every loss owned, no opposed pair within, and every forum of the series agreed to the text as it stands. */
  readonly isValidated: boolean
}

export interface Agreement {
  /** Pairs that both readings judged. */
  readonly both: number
  readonly alike: number
  /** Cohen's κ in thousandths (floats are no part of what is sealed); null when nothing can be said. */
  readonly kappaThousandths: number | null
  readonly disagreements: readonly {
    readonly one: string
    readonly other: string
    readonly first: Relation
    readonly second: Relation
  }[]
}

/** What the log makes of a series' recommendations: derived, and made again from the same log alike. */
export interface Consolidation {
  readonly finals: readonly FinalRecommendation[]
  /** Annex B. */
  readonly aside: readonly { readonly recommendation: SourceRecommendation; readonly reason: string }[]
  /** « Same » words that would have brought opposed positions into one text: not done, for people to look at. */
  readonly conflicts: readonly { readonly one: string; readonly other: string }[]
  readonly agreement: Agreement
  /** Acts that still count, by their number in the log. */
  readonly standing: readonly number[]
}

/** How near two texts are, in words: a number would be taken for a judgement. */
export const NEARNESSES = ['very-close', 'close', 'to-check'] as const
export type NearnessWord = (typeof NEARNESSES)[number]

/** What the organiser's page of a series' consolidation shows. */
export type ConsolidationReading =
  | {
      readonly is: 'open'
      /** In their order. */
      readonly forums: readonly { readonly id: string; readonly code: string; readonly place: string }[]
      readonly recommendations: readonly SourceRecommendation[]
      readonly consolidation: Consolidation
      readonly log: readonly ConsolidationDecision[]
    }
  /** These sessions' archives do not fit their seals, or are not there: nothing is compared until somebody looked. */
  | { readonly is: 'stopped'; readonly sessions: readonly string[] }

export interface RelativesReading {
  readonly relatives: readonly { readonly id: string; readonly nearness: NearnessWord }[]
}

/** `part` says who is part of whom; the other four words have no direction. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}
