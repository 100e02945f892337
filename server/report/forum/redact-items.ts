import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'

export const REDACTED_FIELDS = ['asker', 'original', 'first-wording', 'withdrawn'] as const
/** What the public edition leaves out, by id and field; never the words themselves. */
export interface Redaction {
  readonly id: string
  readonly field: (typeof REDACTED_FIELDS)[number]
}

/**
 * The public edition of a session's items: nobody is described beside a statement, no earlier wording, no recommendation
 * that was withdrawn (ARCHIVE T4). Both editions come from the same items, so that they can never say different things.
 */
export function redactItems(items: readonly SnapshotItem[]): {
  readonly items: readonly SnapshotItem[]
  readonly log: readonly Redaction[]
} {
  const log: Redaction[] = []
  const note = (id: string, field: Redaction['field']) => log.push({ id, field })
  const kept = items.flatMap((item): SnapshotItem[] => {
    if (item.kind === 'recommendation') {
      if (item.outcome === 'withdrawn') {
        note(item.id, 'withdrawn')
        return []
      }
      if (item.firstWording === null) return [item]
      note(item.id, 'first-wording')
      return [{ ...item, firstWording: null }]
    }
    if ((item.kind !== 'question' && item.kind !== 'contribution') || !('wording' in item)) return [item]
    if (item.asker !== null) note(item.id, 'asker')
    // Without a wording of the team's the original is what the room read.
    if (item.wording === null || item.original === null) return [{ ...item, asker: null }]
    note(item.id, 'original')
    return [{ ...item, asker: null, original: null }]
  })
  return { items: kept, log }
}
