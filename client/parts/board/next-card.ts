import type { CardId } from '../../../shared/domain/ids.ts'
import type { StageAsked, StageCard, StageView } from '../../../shared/domain/stage-view.ts'

/** Questions still to be answered, in the team's order, those put off for later at the end; without the one on the wall. */
export function questionsToCome(stage: StageView): readonly StageAsked[] {
  return askedCards(stage)
    .filter((card) => card.kind === 'question' && card.id !== stage.board.card)
    .filter((card) => card.answer === 'none' || card.answer === 'draft' || card.answer === 'later')
    .sort((a, b) => Number(a.answer === 'later') - Number(b.answer === 'later') || a.order - b.order)
}

export function askedCards(stage: StageView): StageAsked[] {
  return Object.values<StageCard>(stage.cards).filter((card) => card.kind !== 'recommendation')
}

/** The card in the spotlight, if the view is one that shows it and it is still on the stage. */
export function spotlitCard(stage: StageView): StageCard | null {
  const id: CardId | null = stage.board.card
  return id === null ? null : (stage.cards[id] ?? null)
}
