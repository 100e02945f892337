import type { SnapshotContent } from '../../shared/domain/snapshot.ts'
import type { ClockItem } from '../../shared/domain/snapshot-item.ts'

/**
 * Content with the note that the clock ran backwards: `session`: while the session was held; `after`: between two
 * snapshots. The chain proves the order of things; of their time it knows only what the computer said. Said once.
 */
export function withClock(content: SnapshotContent, when: ClockItem['wentBack'][number]): SnapshotContent {
  const sheet = content.find((item) => item.kind === 'session')
  if (sheet === undefined) return content
  const there = content.find((item) => item.kind === 'clock')
  const wentBack = [...new Set([...(there?.wentBack ?? []), when])]
  const note: ClockItem = { kind: 'clock', id: `${sheet.id}-CLOCK`, wentBack }
  return [...content.filter((item) => item.kind !== 'clock' && item.kind !== 'balance'), note, ...balance(content)]
}

/** It stays the last one. */
function balance(content: SnapshotContent): SnapshotContent {
  return content.filter((item) => item.kind === 'balance')
}
