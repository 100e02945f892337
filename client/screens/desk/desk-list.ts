import type { AnswerState } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { ExpertView } from '../../../shared/domain/role-view.ts'
import type { StageAsked, StageCard, StageView } from '../../../shared/domain/stage-view.ts'

/** A question or contribution as the expert's list shows it. */
export interface DeskCard extends StageAsked {
  /** The stage tells a draft only once its words have been shown: the expert's own rows tell it always. */
  readonly answer: AnswerState
  readonly onWall: boolean
  readonly next: boolean
}

/** In the order of the desk: on the wall, to come, put off for later, and what has been answered, the latest order last. */
export function deskCards(stage: StageView, view: ExpertView | null): readonly DeskCard[] {
  const wall = wallCard(stage)
  const cards = Object.values<StageCard>(stage.cards)
    .filter((card) => card.kind !== 'recommendation')
    .map((card) => ({
      ...card,
      answer: view?.cards[card.id]?.answer ?? card.answer,
      summaryReread: view?.cards[card.id]?.summaryReread ?? card.summaryReread,
      onWall: card.id === wall,
      next: false,
    }))
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order)
  const next = cards.findIndex((card) => !card.onWall && card.kind === 'question' && !isAnswered(card))
  return cards.map((card, place) => ({ ...card, next: place === next }))
}

/** The question or contribution that the room sees now. */
export function wallCard(stage: StageView): CardId | null {
  if (stage.board.view !== 'question' || stage.board.card === null) return null
  const card = stage.cards[stage.board.card]
  return card === undefined || card.kind === 'recommendation' ? null : card.id
}

export function isAnswered(card: { readonly answer: AnswerState }): boolean {
  return card.answer === 'written' || card.answer === 'aloud'
}

/** The one before or after in the list, around its ends: what was just answered lies last, and what waits comes next. */
export function neighbour(cards: readonly DeskCard[], from: CardId | null, step: 1 | -1): CardId | null {
  const place = cards.findIndex((card) => card.id === from)
  if (place < 0) return cards[0]?.id ?? null
  return cards[(place + step + cards.length) % cards.length]?.id ?? null
}

function rank(card: { readonly answer: AnswerState; readonly onWall: boolean }): number {
  if (card.onWall) return 0
  if (card.answer === 'later') return 2
  return isAnswered(card) ? 3 : 1
}
