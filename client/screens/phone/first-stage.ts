import type { CardId } from '../../../shared/domain/ids.ts'
import type { PhoneTab } from '../../../shared/domain/phone-page.ts'
import type { StageCard, StageView } from '../../../shared/domain/stage-view.ts'
import { cardOnWall, nextInQueue, recommendationsInOrder } from './card-lists.ts'

/**
 * The part of the stage that the first paint of a tab needs: the live tab draws two cards, so that a page of 300 questions
 * still fits the budget of a 2G phone. The other tabs, reached without script by a link, need all of it.
 */
export function firstStage(stage: StageView, tab: PhoneTab): { readonly stage: StageView; readonly partial: boolean } {
  if (tab !== 'live' || stage.session.seal !== null) return { stage, partial: false }
  const onWall = cardOnWall(stage)
  const drawn = [onWall, nextInQueue(stage)].filter((card): card is StageCard => card !== null)
  // « Recommandation 2 sur 6 » needs the six.
  const needed = new Set(onWall?.kind === 'recommendation' ? [...drawn, ...recommendationsInOrder(stage)] : drawn)
  if (needed.size === Object.keys(stage.cards).length) return { stage, partial: false }
  const cards: Record<CardId, StageCard> = {}
  for (const card of needed) cards[card.id] = card
  return { stage: { ...stage, cards }, partial: true }
}
