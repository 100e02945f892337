import * as z from 'zod/mini'
import { DAY_PARTS } from './attendance.ts'
import { CHANNELS, DECLINE_REASONS, LEVELS } from './card.ts'
import { CORRECTION_FIELDS } from './correction-field.ts'
import { VERDICTS, VOTE_RULES } from './vote.ts'

/** One thing in a snapshot, with an id that is printed and never changes: `BKO-S1-Q02`. */
export type SnapshotItem = z.infer<typeof itemSchema>
export type SessionItem = z.infer<typeof sessionItem>
export type QuestionItem = z.infer<typeof questionItem>
export type ContributionItem = z.infer<typeof contributionItem>
export type AnswerItem = z.infer<typeof answerItem>
export type RecommendationItem = z.infer<typeof recommendationItem>
export type BalanceItem = z.infer<typeof balanceItem>
export type CorrectionItem = z.infer<typeof correctionItem>
export type ClockItem = z.infer<typeof clockItem>

/** A session's printed code, chosen by the organiser: capitals, digits, hyphens, as in `BKO-S1`; up to 40 signs. */
const CODE = '[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?'
const code = z.string().check(z.regex(new RegExp(`^${CODE}$`)))

/**
 * Q question, A answer, C contribution, R recommendation, P protected: counted among its like, not by its number.
 * X: a recommendation that the room did not take, in forums that were imported with a series of their own for them.
 * K: what was corrected after the close.
 */
export type ItemLetter = 'Q' | 'A' | 'C' | 'R' | 'P' | 'X' | 'K'

/** `itemId('BKO-S1', 'Q', 2)` is `BKO-S1-Q02`; numbers above 99 just grow longer. */
export function itemId(sessionCode: string, letter: ItemLetter, number: number): string {
  return `${sessionCode}-${letter}${String(number).padStart(2, '0')}`
}

/** Short form for people: `BKO-S1-Q02` is `Q2`. Gives the whole id back when it is not one of ours. */
export function shortItemId(id: string): string {
  const parts = /-([QACRPX])0*(\d+)$/.exec(id)
  return parts === null ? id : `${parts[1]}${parts[2]}`
}

const numbered = (letters: string) => z.string().check(z.regex(new RegExp(`^${CODE}-[${letters}]\\d{2,}$`)))
const count = z.int().check(z.nonnegative())
const number = z.int().check(z.positive())
const text = z.string()
const words = z.nullable(z.string())
const askedId = numbered('QC')

const namedCounts = z.array(z.strictObject({ name: text, count }))
const halfDay = z.strictObject({
  day: z.iso.date(),
  part: z.enum(DAY_PARTS),
  present: count,
  sex: z.strictObject({ F: count, H: count }),
  ageBand: z.strictObject({ '18-35': count, '36-50': count, '51+': count }),
  area: namedCounts,
  structure: namedCounts,
})

const sessionItem = z.strictObject({
  kind: z.literal('session'),
  id: code,
  seriesTitle: text,
  forumTitle: text,
  /** Rank of the forum in its series, from 1. */
  forumNumber: z.nullable(number),
  title: text,
  projectLine: text,
  place: text,
  country: text,
  /** yyyy-mm-dd; the weekday is computed wherever it is printed. */
  date: z.iso.date(),
  venue: text,
  organisers: z.array(text),
  partners: z.array(text),
  funders: z.array(text),
  chair: text,
  rapporteur: text,
  expert: z.nullable(z.strictObject({ name: text, title: text })),
  agenda: z.array(text),
  present: z.nullable(count),
  expected: z.nullable(count),
  /** Counts only, a sheet of signatures each. Public editions print no group under five. */
  attendance: z.optional(z.array(halfDay)),
  /** To be printed on whatever is made from this snapshot (example data). */
  notice: words,
  language: z.enum(['fr', 'en']),
})

const asker = z.nullable(z.strictObject({ label: text, title: words }))

/** What a question and a contribution have alike when the room may read them. */
const published = {
  number,
  /** The final words. Null only when they are kept in the original alone. */
  wording: words,
  /** Null when the words were not changed, or when the change was made to protect. */
  original: words,
  asker,
  channel: z.enum(CHANNELS),
  theme: words,
  supports: count,
}

/**
 * What was not kept, withdrawn or protected has no field for words: no mistake elsewhere can put them here.
 * A protected item has no number either, and an id of its own row: it is counted only.
 */
const withheld = <Kind extends 'question' | 'contribution', Letter extends 'Q' | 'C'>(kind: Kind, letter: Letter) =>
  [
    z.strictObject({
      kind: z.literal(kind),
      id: numbered(letter),
      number,
      state: z.literal('not-kept'),
      reason: z.enum(DECLINE_REASONS),
    }),
    z.strictObject({ kind: z.literal(kind), id: numbered(letter), number, state: z.literal('withdrawn') }),
    z.strictObject({ kind: z.literal(kind), id: numbered('P'), state: z.literal('protected') }),
  ] as const

const questionItem = z.discriminatedUnion('state', [
  z.strictObject({
    kind: z.literal('question'),
    id: numbered('Q'),
    state: z.enum(['answered-written', 'answered-aloud', 'later', 'unanswered']),
    ...published,
  }),
  z.strictObject({
    kind: z.literal('question'),
    id: numbered('Q'),
    state: z.literal('merged'),
    mergedInto: askedId,
    ...published,
  }),
  ...withheld('question', 'Q'),
])

const contributionItem = z.discriminatedUnion('state', [
  z.strictObject({ kind: z.literal('contribution'), id: numbered('C'), state: z.literal('kept'), ...published }),
  z.strictObject({
    kind: z.literal('contribution'),
    id: numbered('C'),
    state: z.literal('merged'),
    mergedInto: askedId,
    ...published,
  }),
  ...withheld('contribution', 'C'),
])

const answerItem = z.strictObject({
  kind: z.literal('answer'),
  id: numbered('A'),
  to: askedId,
  mode: z.enum(['written', 'aloud']),
  /** The expert's own words; may be empty when it was given aloud. */
  text,
  /** The team's words for an answer given aloud, read again by the expert or not. */
  summary: z.nullable(z.strictObject({ text, reread: z.boolean() })),
})

export const OUTCOMES = ['in-progress', 'adopted', 'adopted-amended', 'withdrawn'] as const

const voteCounts = z.strictObject({ yes: count, mid: count, no: count })
/** A vote by phones, hands, or both, as it ended: by channel, and no group under five. */
const voteItem = z.strictObject({
  rule: z.enum(VOTE_RULES),
  present: count,
  phones: z.nullable(voteCounts),
  hands: z.nullable(voteCounts),
  handsOf: z.nullable(z.strictObject({ women: count, men: count })),
  verdict: z.enum(VERDICTS),
})

const recommendationItem = z.strictObject({
  kind: z.literal('recommendation'),
  id: numbered('RX'),
  number,
  text,
  addressee: z.array(text),
  level: z.enum(LEVELS),
  /** yyyy-mm-dd */
  deadline: z.nullable(z.iso.date()),
  indicator: words,
  sources: z.array(askedId),
  outcome: z.enum(OUTCOMES),
  reason: words,
  by: z.nullable(z.enum(['acclamation', 'hands', 'phones'])),
  opinions: z.strictObject({ yes: count, mid: count, no: count }),
  /** Not there where the room did not vote by count. */
  vote: z.optional(voteItem),
  firstWording: words,
})

const balanceItem = z.strictObject({
  kind: z.literal('balance'),
  id: z.string().check(z.regex(new RegExp(`^${CODE}-BALANCE$`))),
  /** Questions and contributions that reached the team, from every channel. */
  received: count,
  answeredWritten: count,
  answeredAloud: count,
  later: count,
  unanswered: count,
  notKept: z.record(z.enum(DECLINE_REASONS), count),
  withdrawn: count,
  protected: count,
  merged: count,
  contributions: count,
  recommendations: z.record(z.enum(OUTCOMES), count),
  /** Speeches, and ticks that no speaker stood beside; not there when nobody took the floor. */
  speaking: z.optional(z.strictObject({ speeches: count, women: count, men: count, youth: count })),
})

/** What the rapporteur wrote beside the cards: opening, summary of the talk, closing words. Printed as it stands. */
const notesItem = z.strictObject({
  kind: z.literal('notes'),
  id: z.string().check(z.regex(new RegExp(`^${CODE}-NOTES$`))),
  text,
})

/** By whom a session is corrected once it is sealed. */
export const CORRECTORS = ['organiser', 'rapporteur'] as const

/**
 * One change made after the close, carried by every later snapshot: what, why, on which day, by which role, and the seal
 * that stood before. `act` is the hash of the command's id, so that a command that comes twice is known again.
 */
const correctionItem = z.strictObject({
  kind: z.literal('correction'),
  id: numbered('K'),
  /** Number of the snapshot that brought it. */
  seq: number,
  date: z.iso.date(),
  by: z.enum(CORRECTORS),
  act: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** In 16 characters, as it stands on the minutes that this one follows. */
  earlierSeal: text,
  change: z.discriminatedUnion('is', [
    z.strictObject({
      is: z.enum(['changed', 'supplemented']),
      /** The item; for an answer, the question it belongs to. */
      target: text,
      field: z.enum(CORRECTION_FIELDS),
      /** Null when the change protects someone: those words are kept nowhere. */
      before: words,
      after: text,
      protects: z.boolean(),
      why: text,
    }),
    /** Protected after the fact: counted, never named. */
    z.strictObject({ is: z.literal('hidden'), of: z.enum(['question', 'contribution']) }),
    /** It told of words that were protected since. */
    z.strictObject({ is: z.literal('covered') }),
  ]),
})

/** There only when the computer's clock ran backwards: the order is proven, the time is not. */
const clockItem = z.strictObject({
  kind: z.literal('clock'),
  id: z.string().check(z.regex(new RegExp(`^${CODE}-CLOCK$`))),
  wentBack: z.array(z.enum(['session', 'after'])).check(z.minLength(1)),
})

export const itemSchema = z.discriminatedUnion('kind', [
  sessionItem,
  notesItem,
  correctionItem,
  clockItem,
  questionItem,
  contributionItem,
  answerItem,
  recommendationItem,
  balanceItem,
])
