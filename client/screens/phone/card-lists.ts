import type { QuestionsShown } from '../../../shared/domain/phone-page.ts'
import type { StageAsked, StageCard, StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'

export function isAsked(card: StageCard): card is StageAsked {
  return card.kind !== 'recommendation'
}

export function isAnswered(card: StageAsked): boolean {
  return card.answer === 'written' || card.answer === 'aloud'
}

/** Everything published that was asked, in the order of the queue. */
export function askedInOrder(stage: StageView): readonly StageAsked[] {
  return Object.values(stage.cards)
    .filter(isAsked)
    .sort((one, other) => one.order - other.order || one.number - other.number)
}

export function recommendationsInOrder(stage: StageView): readonly StageRecommendation[] {
  return Object.values(stage.cards)
    .filter((card): card is StageRecommendation => card.kind === 'recommendation')
    .sort((one, other) => one.order - other.order || one.number - other.number)
}

/** As the wall counts them at the end: what was withdrawn is not a result. */
export function recommendationsKept(stage: StageView): number {
  return recommendationsInOrder(stage).filter((card) => card.outcome.is !== 'withdrawn').length
}

/** The card on the wall, when the wall shows one. */
export function cardOnWall(stage: StageView): StageCard | null {
  const { board } = stage
  const shows = board.view === 'question' || board.view === 'recommendation'
  if (!shows || board.hidden || board.card === null) return null
  return stage.cards[board.card] ?? null
}

/** The one that comes after what is on the wall: the first of the queue that nobody has begun to answer. */
export function nextInQueue(stage: StageView): StageAsked | null {
  const onWall = cardOnWall(stage)
  const waits = (card: StageAsked) => card.answer === 'none' && card.id !== onWall?.id
  return askedInOrder(stage).find(waits) ?? null
}

/** `mine` is drawn from the person's own view instead: most of it is not published. */
export function askedShown(stage: StageView, show: Exclude<QuestionsShown, 'mine'>): readonly StageAsked[] {
  const cards = askedInOrder(stage)
  switch (show) {
    case 'recent':
      return [...cards].sort((one, other) => other.number - one.number)
    case 'supported':
      return cards.filter((card) => card.supports > 0).sort((one, other) => other.supports - one.supports)
    case 'answered':
      return cards.filter(isAnswered)
  }
}

/** How many questions a list shows before « Voir la suite »: a cheap phone draws some dozens at once, not hundreds. */
export const listStep = 30
