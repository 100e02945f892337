import type { SourceRecommendation } from '../../shared/domain/consolidation.ts'
import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { RecommendationItem, SnapshotItem } from '../../shared/domain/snapshot-item.ts'

/** The recommendations of a series, as the newest snapshot of each session holds them. Nothing of them is changed here. */
export function sourceRecommendations(snapshots: readonly Snapshot[]): readonly SourceRecommendation[] {
  return snapshots.flatMap((snapshot) => {
    const items = itemsOf(snapshot)
    const session = items.find((item) => item.kind === 'session')
    return items.flatMap((item) =>
      item.kind === 'recommendation' ? [sourceOf(item, items, snapshot, session?.id ?? '')] : [],
    )
  })
}

function sourceOf(
  item: RecommendationItem,
  items: readonly SnapshotItem[],
  { head, seal }: Snapshot,
  sessionCode: string,
): SourceRecommendation {
  return {
    id: item.id,
    forum: head.forumId,
    session: head.sessionId,
    sessionCode,
    seal,
    text: item.text,
    addressee: item.addressee,
    level: item.level,
    deadline: item.deadline,
    indicator: item.indicator,
    isAdopted: item.outcome === 'adopted' || item.outcome === 'adopted-amended',
    sources: item.sources.map((id) => ({ id, words: wordsOf(items, id) })),
  }
}

/** The words as the room read them; empty when they are kept nowhere. */
function wordsOf(items: readonly SnapshotItem[], id: string): string {
  const asked = items.find((item) => item.id === id)
  return asked !== undefined && 'wording' in asked ? (asked.wording ?? asked.original ?? '') : ''
}
