import { foldText, stemsOf } from './fold-words.ts'
import type { Thesaurus } from './thesaurus.ts'

/** A recommendation or a question of one forum, with what it rests on or what was answered. */
export interface Relatable {
  readonly id: string
  readonly forum: string
  readonly text: string
  /** Source questions of a recommendation, the answer to a question: it raised recall among five from 0.78 to 0.91 (ARCHIVE §8). */
  readonly context: string
}

export interface Relative {
  readonly id: string
  /** Cosine of the two texts, 0 to 1. For ordering only: no page shows it as a number. */
  readonly nearness: number
}

export const relativesShown = 5
/** A concept says more than a word: several ways of saying a thing meet in it. */
const conceptWeight = 2
/** What stands around a text counts half. */
const contextWeight = 0.5

/**
 * For each text the likeliest relatives from other forums, best first: TF-IDF of folded stems and of the thesaurus'
 * concepts, cosine. The machine orders, people decide: nothing is merged by it. Equal nearness: by id.
 */
export function findRelatives(
  texts: readonly Relatable[],
  thesaurus: Thesaurus,
  shown = relativesShown,
): ReadonlyMap<string, readonly Relative[]> {
  const index = indexRelatives(texts, thesaurus)
  return new Map(texts.map(({ id }) => [id, index.of(id, shown)]))
}

export interface RelativesIndex {
  /** Best first; none for a text that is not there. */
  of(id: string, shown?: number): readonly Relative[]
}

/** Compares one text with all others only when it is asked for: ten thousand would be a hundred million pairs. */
export function indexRelatives(texts: readonly Relatable[], thesaurus: Thesaurus): RelativesIndex {
  const vectors = vectorsOf(texts.map((text) => termsOf(text, thesaurus)))
  const places = new Map(texts.map(({ id }, at) => [id, at]))
  return {
    of(id, shown = relativesShown) {
      const at = places.get(id) ?? -1
      const found: Relative[] = []
      for (const [other, candidate] of texts.entries()) {
        if (candidate.forum === texts[at]?.forum) continue
        const nearness = cosine(vectors[at], vectors[other])
        if (nearness > 0) found.push({ id: candidate.id, nearness })
      }
      found.sort((a, b) => b.nearness - a.nearness || a.id.localeCompare(b.id))
      return found.slice(0, shown)
    },
  }
}

type Terms = Map<string, number>

function termsOf(text: Relatable, thesaurus: Thesaurus): Terms {
  const terms: Terms = new Map()
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight)
  for (const [words, weight] of [
    [foldText(text.text), 1],
    [foldText(text.context), contextWeight],
  ] as const) {
    for (const stem of stemsOf(words)) add(stem, weight)
    for (const concept of thesaurus.conceptsIn(words)) add(`#${concept}`, weight * conceptWeight)
  }
  return terms
}

function vectorsOf(texts: readonly Terms[]): readonly Terms[] {
  const inTexts = new Map<string, number>()
  for (const terms of texts) for (const term of terms.keys()) inTexts.set(term, (inTexts.get(term) ?? 0) + 1)
  return texts.map((terms) => {
    const vector: Terms = new Map()
    let square = 0
    for (const [term, count] of terms) {
      const weight = Math.log(1 + count) * Math.log((texts.length + 1) / ((inTexts.get(term) ?? 0) + 0.5))
      vector.set(term, weight)
      square += weight * weight
    }
    const length = Math.sqrt(square) || 1
    for (const [term, weight] of vector) vector.set(term, weight / length)
    return vector
  })
}

function cosine(one: Terms | undefined, other: Terms | undefined): number {
  if (one === undefined || other === undefined) return 0
  const [short, long] = one.size < other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [term, weight] of short) sum += weight * (long.get(term) ?? 0)
  return sum
}
