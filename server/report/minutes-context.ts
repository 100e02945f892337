import type { SessionItem, SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import type { Words } from '../../shared/words/words.ts'

/** What the parts of the minutes share. */
export interface MinutesContext {
  readonly words: Words
  readonly session: SessionItem
  readonly items: readonly SnapshotItem[]
  /** Items that were hidden after the snapshot was taken. */
  readonly redacted: number
}
