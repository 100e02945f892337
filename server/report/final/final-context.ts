import type { Consolidation, FinalRecommendation as Decided } from '../../../shared/domain/consolidation.ts'
import type { RecommendationItem } from '../../../shared/domain/snapshot-item.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { ForumContext } from '../forum/forum-context.ts'
import { adopted } from '../forum/forum-recommendations.ts'
import type { ReportTexts } from '../report-texts.ts'

/** An adopted recommendation where it was adopted. */
export interface Origin {
  readonly item: RecommendationItem
  readonly forum: ForumContext
  readonly sessionId: string
  readonly sealWords: string
}
export type Relation = 'same' | 'part' | 'variant' | 'alone' | 'opposed'
export interface FinalRecommendation {
  /** `F-07`; the printed id of its first original while nobody wrote it. */
  readonly id: string
  readonly text: string
  readonly members: readonly { readonly origin: Origin; readonly relation: Relation }[]
  /** What others adopted against it: printed here beside it, and taken up as a final recommendation of its own. */
  readonly against: readonly Origin[]
  readonly decided: Decided
  readonly forums: number
  readonly reach: Decided['reach'] | 'opposed'
}
export interface FinalContext {
  readonly words: Words
  readonly texts: ReportTexts
  readonly forums: readonly ForumContext[]
  readonly title: string
  readonly recommendations: readonly FinalRecommendation[]
  readonly leftOut: readonly { readonly origin: Origin; readonly reason: string }[]
  readonly consolidation: Consolidation
  /** The day it speaks of: that of the last forum. */
  readonly date: string
}

/**
 * Snapshots and what people decided on them become the material of the final report. It decides nothing: every adopted
 * recommendation stands where the consolidation put it. `consolidation` must be made of the same snapshots.
 */
export function finalContext(
  forums: readonly ForumContext[],
  texts: ReportTexts,
  consolidation: Consolidation,
  words: Words,
): FinalContext {
  const origins = new Map(forums.flatMap(originsOf).map((origin) => [origin.item.id, origin]))
  const find = (id: string): Origin => {
    const origin = origins.get(id)
    if (origin === undefined) throw new Error(`a consolidation of other snapshots: ${id}`)
    return origin
  }
  return {
    words,
    texts,
    forums,
    title: forums[0]?.sheet.seriesTitle ?? '',
    recommendations: consolidation.finals.map((decided) => finalOf(decided, find)),
    leftOut: consolidation.aside.map(({ recommendation, reason }) => ({ origin: find(recommendation.id), reason })),
    consolidation,
    date:
      forums
        .map(({ sheet }) => sheet.date)
        .toSorted()
        .at(-1) ?? '2000-01-01',
  }
}

function originsOf(forum: ForumContext): readonly Origin[] {
  return forum.sessions.flatMap((part) =>
    adopted({ sessions: [part] }).map((item) => ({
      item,
      forum,
      sessionId: part.session.id,
      sealWords: part.sealWords,
    })),
  )
}

function finalOf(decided: Decided, find: (id: string) => Origin): FinalRecommendation {
  const members = decided.members.map(({ recommendation, relation }) => ({
    origin: find(recommendation.id),
    relation,
  }))
  const own = new Set(members.map(({ origin }) => origin.item.id))
  const against = [...new Set(decided.opposed.map(({ against: id }) => id))].filter((id) => !own.has(id)).map(find)
  const first = members[0]?.origin.item
  return {
    id: decided.id ?? first?.id ?? '',
    text: decided.written?.text ?? first?.text ?? '',
    members,
    against,
    decided,
    forums: decided.forums.length,
    reach: against.length > 0 ? 'opposed' : decided.reach,
  }
}

/** Those whom people named for the final text; until then everyone to whom its originals were addressed, each once. */
export function addresseesOf({ decided, members }: FinalRecommendation): readonly string[] {
  const written = decided.written?.addressee ?? []
  return written.length > 0 ? written : [...new Set(members.flatMap(({ origin }) => origin.item.addressee))]
}
