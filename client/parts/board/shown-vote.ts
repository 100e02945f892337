import type { StageCard, StageView } from '../../../shared/domain/stage-view.ts'
import type { StageVote } from '../../../shared/domain/vote.ts'

/** The vote that the wall draws: the open one, or the last that declared something; null where the text stands alone. */
export function shownVote(stage: StageView, card: StageCard | null): StageVote | null {
  if (stage.board.hidden || stage.board.view !== 'recommendation' || card?.kind !== 'recommendation') return null
  const { vote } = card
  if (vote == null || vote.result?.verdict === 'nobody') return null
  // A text that was set aside says why; how it was voted on stands in the minutes.
  return card.outcome.is === 'withdrawn' ? null : vote
}
