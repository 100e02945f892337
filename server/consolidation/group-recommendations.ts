import type { FinalRecommendation, SourceRecommendation } from '../../shared/domain/consolidation.ts'
import type { JudgedPair } from './reading-agreement.ts'

export interface RecommendationGroup {
  /** In the order of the sources. */
  readonly members: FinalRecommendation['members']
  readonly alsoPart: FinalRecommendation['alsoPart']
}
export interface Grouping {
  readonly groups: readonly RecommendationGroup[]
  readonly conflicts: readonly { readonly one: string; readonly other: string }[]
}

/**
 * Each source ends in exactly one group: those called the same or variants stand together, a part joins its whole. A
 * second whole of the same part only mentions it. Opposed positions are never brought into one group by a third.
 */
export function groupRecommendations(sources: readonly SourceRecommendation[], pairs: readonly JudgedPair[]): Grouping {
  const groupOf = new Map(sources.map(({ id }) => [id, new Set([id])]))
  const opposed = pairs.filter(({ relation }) => relation === 'opposed')
  const conflicts: { one: string; other: string }[] = []
  const alsoPart: { member: string; of: string }[] = []
  const partOf = new Set<string>()
  const join = (one: string, other: string): boolean => {
    const [mine, theirs] = [groupOf.get(one), groupOf.get(other)]
    if (mine === undefined || theirs === undefined) return false
    if (mine === theirs) return true
    const stands = opposed.some(
      (pair) => (mine.has(pair.one) && theirs.has(pair.other)) || (mine.has(pair.other) && theirs.has(pair.one)),
    )
    if (stands) {
      conflicts.push({ one, other })
      return false
    }
    for (const id of theirs) groupOf.set(id, mine.add(id))
    return true
  }
  const alike = pairs.filter(({ relation }) => relation === 'same' || relation === 'variant')
  for (const { one, other } of alike) join(one, other)
  for (const { one, other, relation } of pairs) {
    if (relation !== 'part' || !groupOf.has(one) || !groupOf.has(other)) continue
    if (partOf.has(one) && groupOf.get(one) !== groupOf.get(other)) alsoPart.push({ member: one, of: other })
    else if (join(one, other)) partOf.add(one)
  }

  const byId = new Map(sources.map((source) => [source.id, source]))
  const places = new Map(sources.map(({ id }, at) => [id, at]))
  const order = (id: string) => places.get(id) ?? 0
  const words = wordsAbout(alike)
  const groups = [...new Set(groupOf.values())].map((ids): RecommendationGroup => {
    const together = [...ids].sort((a, b) => order(a) - order(b)).flatMap((id) => byId.get(id) ?? [])
    const first = together.find(({ id }) => !partOf.has(id))?.id
    return {
      members: together.map((recommendation) => ({
        recommendation,
        relation: together.length === 1 ? 'alone' : relationOf(recommendation.id, first, partOf, words),
      })),
      alsoPart: alsoPart.filter(({ of }) => ids.has(of)),
    }
  })
  return { groups, conflicts }
}

function wordsAbout(alike: readonly JudgedPair[]): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>()
  for (const { one, other, relation } of alike) {
    for (const id of [one, other]) words.set(id, (words.get(id) ?? new Set()).add(relation))
  }
  return words
}

function relationOf(
  id: string,
  first: string | undefined,
  partOf: ReadonlySet<string>,
  words: ReadonlyMap<string, ReadonlySet<string>>,
): 'same' | 'part' | 'variant' {
  if (partOf.has(id)) return 'part'
  const own = words.get(id)
  return id !== first && own?.has('variant') === true && !own.has('same') ? 'variant' : 'same'
}
