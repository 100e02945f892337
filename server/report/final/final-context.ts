import type { RecommendationItem } from '../../../shared/domain/snapshot-item.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { ForumContext } from '../forum/forum-context.ts'
import { adopted } from '../forum/forum-recommendations.ts'
import type { ReportTexts } from '../report-texts.ts'
import type { ConsolidationFile, FinalGroup, Relation } from './consolidation-file.ts'

/** An adopted recommendation where it was adopted. */
export interface Origin {
  readonly item: RecommendationItem
  readonly forum: ForumContext
  readonly sessionId: string
  readonly sealWords: string
}
export interface FinalRecommendation {
  readonly id: string
  readonly text: string
  readonly members: readonly { readonly origin: Origin; readonly relation: Relation }[]
  readonly group: FinalGroup
  /** Forums that ask for it, opposed ones left aside. */
  readonly forums: number
  readonly reach: 'common' | 'shared' | 'regional' | 'opposed'
}
export interface FinalContext {
  readonly words: Words
  readonly texts: ReportTexts
  readonly forums: readonly ForumContext[]
  readonly title: string
  readonly recommendations: readonly FinalRecommendation[]
  readonly leftOut: readonly { readonly origin: Origin; readonly reason: string | null }[]
  /** Null where nobody consolidated: each recommendation stands alone, and the report says so. */
  readonly consolidation: ConsolidationFile | null
  /** The day it speaks of: that of the last forum. */
  readonly date: string
}
export type MakeFinal =
  | { readonly is: 'final'; readonly context: FinalContext }
  /** A decision names what no snapshot holds, or one recommendation ends twice. */
  | { readonly is: 'refused'; readonly where: string; readonly why: 'unknown' | 'twice' }

/**
 * Snapshots and decisions become the material of the final report. Each adopted recommendation ends in exactly one final
 * one (several only as a part), or in annex B; one that nobody decided on stands in annex B without a reason, in sight.
 */
export function finalContext(
  forums: readonly ForumContext[],
  texts: ReportTexts,
  consolidation: ConsolidationFile | null,
  words: Words,
): MakeFinal {
  const origins = new Map(forums.flatMap(originsOf).map((origin) => [origin.item.id, origin]))
  const decided: ConsolidationFile = consolidation ?? alone([...origins.values()])
  const wrong = fault(decided, origins)
  if (wrong !== null) return { is: 'refused', ...wrong }
  const recommendations = decided.groups.map((group) => finalOf(group, origins, forums.length))
  const taken = new Set(decided.groups.flatMap(({ members }) => members.map(({ rec }) => rec)))
  const reasons = new Map(decided.leftOut.map(({ rec, reason }) => [rec, reason]))
  const leftOut = [...origins.values()].flatMap((origin) =>
    taken.has(origin.item.id) ? [] : [{ origin, reason: reasons.get(origin.item.id) ?? null }],
  )
  const date =
    forums
      .map(({ sheet }) => sheet.date)
      .toSorted()
      .at(-1) ?? '2000-01-01'
  const title = forums[0]?.sheet.seriesTitle ?? ''
  return { is: 'final', context: { words, texts, forums, title, recommendations, leftOut, consolidation, date } }
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

function alone(origins: readonly Origin[]): ConsolidationFile {
  return {
    groups: origins.map(({ item }, at) => ({
      id: `F-${String(at + 1).padStart(2, '0')}`,
      text: item.text,
      members: [{ rec: item.id, relation: 'same-demand' }],
    })),
    leftOut: [],
  }
}

function fault(
  { groups, leftOut }: ConsolidationFile,
  origins: ReadonlyMap<string, Origin>,
): { where: string; why: 'unknown' | 'twice' } | null {
  const whole = new Set<string>()
  for (const { members } of groups) {
    for (const { rec, relation } of members) {
      if (!origins.has(rec)) return { where: rec, why: 'unknown' }
      if (relation === 'part-of') continue
      if (whole.has(rec)) return { where: rec, why: 'twice' }
      whole.add(rec)
    }
  }
  for (const { rec } of leftOut) {
    if (!origins.has(rec)) return { where: rec, why: 'unknown' }
    if (whole.has(rec)) return { where: rec, why: 'twice' }
  }
  return null
}

function finalOf(group: FinalGroup, origins: ReadonlyMap<string, Origin>, all: number): FinalRecommendation {
  const members = group.members.flatMap(({ rec, relation }) => {
    const origin = origins.get(rec)
    return origin === undefined ? [] : [{ origin, relation }]
  })
  const asking = new Set(members.flatMap(({ origin, relation }) => (relation === 'opposed' ? [] : [origin.forum.code])))
  const isOpposed = members.some(({ relation }) => relation === 'opposed')
  const spread = asking.size >= all && all > 1 ? 'common' : asking.size > 1 ? 'shared' : 'regional'
  return { id: group.id, text: group.text, members, group, forums: asking.size, reach: isOpposed ? 'opposed' : spread }
}

/** Everyone to whom the originals were addressed, each once, in their order. */
export function addresseesOf({ members }: FinalRecommendation): readonly string[] {
  return [...new Set(members.flatMap(({ origin, relation }) => (relation === 'opposed' ? [] : origin.item.addressee)))]
}
