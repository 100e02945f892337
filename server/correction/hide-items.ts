import { isPublished } from '../../shared/domain/correction.ts'
import type { Snapshot, SnapshotContent } from '../../shared/domain/snapshot.ts'
import { itemsOf } from '../../shared/domain/snapshot.ts'
import { itemId, type SnapshotItem } from '../../shared/domain/snapshot-item.ts'

/**
 * The items with these questions and contributions protected: counted, without number or words; their answers go, and
 * no recommendation names them any longer.
 */
export function hideItems(items: SnapshotContent, hidden: ReadonlySet<string>, code: string): SnapshotContent {
  let counted = items.filter((item) => 'state' in item && item.state === 'protected').length
  return items.flatMap((item): SnapshotItem[] => {
    if (item.kind === 'answer') return hidden.has(item.to) ? [] : [item]
    if (item.kind === 'recommendation') {
      return [{ ...item, sources: item.sources.filter((source) => !hidden.has(source)) }]
    }
    if (!hidden.has(item.id) || !isPublished(item)) return [item]
    counted += 1
    return [{ kind: item.kind, id: itemId(code, 'P', counted), state: 'protected' }]
  })
}

/**
 * Ids that must no longer be read in an earlier snapshot, as the newest one has it: what was hidden since, what was put
 * right to protect someone, and accounts of changes that told of either. It follows from the newest snapshot alone, so
 * that a power cut between its seal and the hiding leaves nothing undone: the next start does it again.
 */
export function hiddenSince(newest: Snapshot, earlier: Snapshot): readonly string[] {
  if (earlier.head.seq >= newest.head.seq) return []
  const now = itemsOf(newest)
  const ids = new Set(newest.leaves.map((leaf) => leaf.id))
  const protectedSince = now.flatMap((item) =>
    item.kind === 'correction' && 'target' in item.change && item.change.protects && item.seq > earlier.head.seq
      ? [item.change]
      : [],
  )
  const coveredNow = new Set(
    now.flatMap((item) => (item.kind === 'correction' && item.change.is === 'covered' ? [item.id] : [])),
  )
  return itemsOf(earlier).flatMap((item) => {
    const told = coveredNow.has(item.id) && item.kind === 'correction' && item.change.is !== 'covered'
    const spoke = protectedSince.some(({ target, field }) =>
      item.kind === 'answer' ? item.to === target && isOfAnswer(field) : item.id === target && !isOfAnswer(field),
    )
    return !ids.has(item.id) || told || spoke ? [item.id] : []
  })
}

function isOfAnswer(field: string): boolean {
  return field === 'answer' || field === 'summary'
}
