import {
  type ConsolidationReading,
  type FinalRecommendation,
  pairKey,
  type Reading,
  type Relation,
  type SourceRecommendation,
} from '../../shared/domain/consolidation.ts'

export type OpenConsolidation = Extract<ConsolidationReading, { is: 'open' }>

export interface Word {
  readonly relation: Relation
  /** Who is part of the other, where that was said. */
  readonly one: string
  /** Of the log, to take it back. */
  readonly number: number
}

/** What one reading said of each pair, the last word that still counts. */
export function wordsOf(open: OpenConsolidation, reading: Reading): ReadonlyMap<string, Word> {
  const standing = new Set(open.consolidation.standing)
  const said = new Map<string, Word>()
  for (const { number, act } of open.log) {
    if (act.is !== 'relate' || act.reading !== reading || !standing.has(number)) continue
    said.set(pairKey(act.one, act.other), { relation: act.relation, one: act.one, number })
  }
  return said
}

/** Those that are compared: adopted, and not set aside. */
export function compared(open: OpenConsolidation): readonly SourceRecommendation[] {
  const aside = new Set(open.consolidation.aside.map(({ recommendation }) => recommendation.id))
  return open.recommendations.filter(({ id, isAdopted }) => isAdopted && !aside.has(id))
}

/** How many pairs of each were judged, at most as many as are shown. */
export function judgedCounts(said: ReadonlyMap<string, Word>, shown: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of said.keys()) {
    for (const id of key.split(' ')) counts.set(id, Math.min(shown, (counts.get(id) ?? 0) + 1))
  }
  return counts
}

/** The last act of this page's reading that can be taken back; null when there is none. */
export function lastAct(open: OpenConsolidation): number | null {
  const standing = new Set(open.consolidation.standing)
  const last = open.log.findLast(({ number, act }) => act.is !== 'take-back' && standing.has(number))
  return last?.number ?? null
}

/** What a final recommendation is called: its number, or its first member until it has one. */
export function nameOf(final: FinalRecommendation): string {
  return final.id ?? final.members[0]?.recommendation.id ?? ''
}
