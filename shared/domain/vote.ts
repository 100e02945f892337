import type { Opinion } from './card.ts'

/** When a vote adopts; chosen before it opens, each with words under `vote.rule.<code>`. Acclamation counts nobody: it is an outcome. */
export const VOTE_RULES = ['majority', 'two-thirds', 'consensus'] as const
export type VoteRule = (typeof VOTE_RULES)[number]

export interface WomenAndMen {
  readonly women: number
  readonly men: number
}
/** What one teller counted of raised hands. */
export type HandCount = Readonly<Record<Opinion, WomenAndMen>>
export type VoteCounts = Readonly<Record<Opinion, number>>

/** Two people count hands, each without the other. */
export const TELLERS = ['first', 'second'] as const
export type Teller = (typeof TELLERS)[number]

/** `too-many`: more votes than people in the room, so nothing is declared. `nobody`: there was no vote to count. */
export const VERDICTS = ['adopted', 'not-adopted', 'too-many', 'nobody'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface VoteResult {
  /** Null when the phones were asked for nothing. */
  readonly phones: VoteCounts | null
  /** Null when no hand was counted. */
  readonly hands: HandCount | null
  readonly verdict: Verdict
}

/** A recommendation's last vote. While it is open nothing in it tells how it goes. */
export interface Vote {
  /** Its place among the votes on this text, from 1: a vote that comes late is not counted in the next. */
  readonly round: number
  readonly rule: VoteRule
  /** Keyed before it opens; no sum above it is declared. */
  readonly present: number
  /** False: hands decide alone. */
  readonly phones: boolean
  readonly tellers: Readonly<Record<Teller, HandCount | null>>
  /** Null while it is open. */
  readonly result: VoteResult | null
}

/** A vote as the room sees it: how many came in from phones, never what they say, until there is a result. */
export interface StageVote extends Omit<Vote, 'tellers' | 'result'> {
  readonly received: number
  readonly result: PublicResult | null
}
/** By channel; how women and men each raised their hands is the team's: three women against are three known women. */
export interface PublicResult {
  readonly phones: VoteCounts | null
  readonly hands: VoteCounts | null
  readonly verdict: Verdict
}
/** Below it, how many women or men voted is not published (DESIGN §5). */
const publishedGroupMin = 5

export function publicResult({ phones, hands, verdict }: VoteResult): PublicResult {
  return { phones, hands: hands === null ? null : handSum(hands), verdict }
}

/** Women and men among those who raised a hand; null where one of the groups is too small to be told. */
export function womenAndMenOf(hands: HandCount | null): WomenAndMen | null {
  if (hands === null) return null
  const women = hands.yes.women + hands.mid.women + hands.no.women
  const men = hands.yes.men + hands.mid.men + hands.no.men
  return women < publishedGroupMin || men < publishedGroupMin ? null : { women, men }
}

export function isOpen(vote: Vote | null | undefined): vote is Vote & { readonly result: null } {
  return vote != null && vote.result === null
}

/** Hands of women and men together. */
export function handSum(hands: HandCount): VoteCounts {
  const of = (opinion: Opinion) => hands[opinion].women + hands[opinion].men
  return { yes: of('yes'), mid: of('mid'), no: of('no') }
}

/** Both channels together. */
export function voteSum({ hands, phones }: Pick<PublicResult, 'hands' | 'phones'>): VoteCounts {
  const of = (opinion: Opinion) => (hands?.[opinion] ?? 0) + (phones?.[opinion] ?? 0)
  return { yes: of('yes'), mid: of('mid'), no: of('no') }
}

export function votesIn({ yes, mid, no }: VoteCounts): number {
  return yes + mid + no
}

/** What a count means under its rule. « Avec réserve » counts as a vote, not as « d'accord ». */
export function verdictOf(rule: VoteRule, counts: VoteCounts, present: number): Verdict {
  const all = votesIn(counts)
  if (all > present) return 'too-many'
  if (all === 0) return 'nobody'
  switch (rule) {
    case 'majority':
      return counts.yes * 2 > all ? 'adopted' : 'not-adopted'
    case 'two-thirds':
      return counts.yes * 3 >= all * 2 ? 'adopted' : 'not-adopted'
    case 'consensus':
      return counts.no === 0 && counts.yes > 0 ? 'adopted' : 'not-adopted'
    default:
      return rule satisfies never
  }
}

/** Whether two tellers counted the same. */
export function sameHands(one: HandCount, other: HandCount): boolean {
  return (['yes', 'mid', 'no'] as const).every(
    (opinion) => one[opinion].women === other[opinion].women && one[opinion].men === other[opinion].men,
  )
}
