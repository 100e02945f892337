import type { AskedCard } from '../../../shared/domain/card.ts'
import { type Decide, type Deciding, decided, refused, writeCard } from '../decision.ts'
import { inOrder, supportersOf } from '../state.ts'

/**
 * The queue as a whole: most supported first, equals as they stood. Only what waits for its answer changes places, and
 * only among the places that it held. `before` takes that one act back, for each question that still waits.
 */
export const sortQueue: Decide<'sort-queue'> = (on, command) => {
  const queue = waitingForAnswer(on)
  if (command.by === 'before') {
    const moved = queue.filter((card) => card.orderBefore !== undefined)
    if (moved.length === 0) return refused('wrong-state')
    return decided(moved.map(({ orderBefore, ...card }) => writeCard({ ...card, order: orderBefore ?? card.order })))
  }
  const ranked = queue
    .map((card, at) => ({ card, at, supports: supportersOf(on.state, card.id).size }))
    .sort((one, other) => other.supports - one.supports || one.at - other.at)
  return decided(
    ranked.map(({ card }, at) =>
      writeCard({ ...card, order: queue[at]?.order ?? card.order, orderBefore: card.order }),
    ),
  )
}

function waitingForAnswer(on: Deciding): readonly AskedCard[] {
  return inOrder(on.state, 'asked').filter(
    (card) =>
      card.state.is === 'queued' && (card.answer === 'none' || card.answer === 'draft' || card.answer === 'live'),
  )
}
