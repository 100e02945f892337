import {
  type Agreement,
  type ConsolidationDecision,
  pairKey,
  type Reading,
  type Relation,
} from '../../shared/domain/consolidation.ts'

/** The last standing word of one reading on each pair, in the order in which the pairs were first judged. */
export interface JudgedPair {
  readonly one: string
  readonly other: string
  readonly relation: Relation
}

export function judgedPairs(
  standing: readonly ConsolidationDecision[],
  reading: Reading,
): ReadonlyMap<string, JudgedPair> {
  const judged = new Map<string, JudgedPair>()
  for (const { act } of standing) {
    if (act.is === 'relate' && act.reading === reading) judged.set(pairKey(act.one, act.other), act)
  }
  return judged
}

/** Two readings held side by side: only pairs that both judged are compared, « n of m » and Cohen's κ. */
export function compareReadings(standing: readonly ConsolidationDecision[]): Agreement {
  const first = judgedPairs(standing, 'first')
  const second = judgedPairs(standing, 'second')
  const words: (readonly [string, string])[] = []
  const disagreements: Agreement['disagreements'][number][] = []
  for (const [key, mine] of first) {
    const theirs = second.get(key)
    if (theirs === undefined) continue
    const pair = [directed(mine), directed(theirs)] as const
    words.push(pair)
    if (pair[0] !== pair[1]) {
      disagreements.push({ one: mine.one, other: mine.other, first: mine.relation, second: theirs.relation })
    }
  }
  const alike = words.length - disagreements.length
  return { both: words.length, alike, kappaThousandths: kappa(words), disagreements }
}

/** Who is part of whom tells two words apart; the other relations have no direction. */
function directed({ one, other, relation }: JudgedPair): string {
  return relation === 'part' ? `part ${one < other ? 'first' : 'second'}` : relation
}

/** Null without pairs, and when chance alone would agree on all: κ says nothing then. */
function kappa(pairs: readonly (readonly [string, string])[]): number | null {
  const total = pairs.length
  const count = (at: 0 | 1, word: string) => pairs.filter((pair) => pair[at] === word).length
  const observed = pairs.filter(([mine, theirs]) => mine === theirs).length / total
  const used = [...new Set(pairs.flat())]
  const byChance = used.reduce((sum, word) => sum + (count(0, word) * count(1, word)) / (total * total), 0)
  return total === 0 || byChance === 1 ? null : Math.round((1000 * (observed - byChance)) / (1 - byChance))
}
