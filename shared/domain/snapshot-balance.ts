import { DECLINE_REASONS } from './card.ts'
import { type BalanceItem, OUTCOMES, type SnapshotItem } from './snapshot-item.ts'
import type { SpeakingCounts } from './speaking.ts'

/**
 * Counts a session's items, so that the numbers in the minutes are those of the items beside them.
 * `items`: everything but the balance; `speaking`: the floor's counts, which stand in no item. Answers are counted by the state of their questions.
 */
export function balanceOf(sessionCode: string, items: readonly SnapshotItem[], speaking?: SpeakingCounts): BalanceItem {
  const asked = items.filter((item) => item.kind === 'question' || item.kind === 'contribution')
  const inState = (state: string) => asked.filter((item) => item.state === state).length
  return {
    kind: 'balance',
    id: `${sessionCode}-BALANCE`,
    received: asked.length,
    answeredWritten: inState('answered-written'),
    answeredAloud: inState('answered-aloud'),
    later: inState('later'),
    unanswered: inState('unanswered'),
    notKept: countBy(DECLINE_REASONS, (reason) =>
      asked.filter((item) => item.state === 'not-kept' && item.reason === reason),
    ),
    withdrawn: inState('withdrawn'),
    protected: inState('protected'),
    merged: inState('merged'),
    contributions: inState('kept'),
    recommendations: countBy(OUTCOMES, (outcome) =>
      items.filter((item) => item.kind === 'recommendation' && item.outcome === outcome),
    ),
    ...(speaking === undefined ? {} : { speaking }),
  }
}

function countBy<Key extends string>(keys: readonly Key[], find: (key: Key) => readonly unknown[]) {
  return Object.fromEntries(keys.map((key) => [key, find(key).length])) as Record<Key, number>
}
