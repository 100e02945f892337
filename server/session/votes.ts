import type { RecommendationCard } from '../../shared/domain/card.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { isOpen, publicResult, type StageVote, type VoteCounts, votesIn } from '../../shared/domain/vote.ts'
import type { SessionState } from './state.ts'

/** What came from phones in the vote that is open on this card; to be shown to nobody before it closes. */
export function ballotsOf(state: SessionState, card: CardId): VoteCounts {
  const counts = { yes: 0, mid: 0, no: 0 }
  for (const row of state.ballot.values()) if (row.card === card && row.opinion !== null) counts[row.opinion]++
  return counts
}

/** A vote's public face; null where none was opened. Until it closes, only how many came in. */
export function stageVote(state: SessionState, card: RecommendationCard): StageVote | null {
  if (card.vote == null) return null
  const { tellers: _, result, ...face } = card.vote
  const phones = result === null ? ballotsOf(state, card.id) : result.phones
  const received = phones === null ? 0 : votesIn(phones)
  return { ...face, received, result: result === null ? null : publicResult(result) }
}

/** Whether a vote is open anywhere in the session. */
export function isVoting(state: SessionState): boolean {
  for (const card of state.card.values()) if (card.kind === 'recommendation' && isOpen(card.vote)) return true
  return false
}
