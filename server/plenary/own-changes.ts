import type { CardId, SeatId } from '../../shared/domain/ids.ts'
import type { OwnHand } from '../../shared/domain/speaking.ts'
import { handsOf } from '../session/speakers.ts'
import type { SessionState } from '../session/state.ts'
import { queuePlaces } from '../session/views.ts'

/** What a commit may have changed of the phones' own parts. */
export interface OwnChanges {
  readonly places: ReadonlyMap<CardId, number>
  readonly cardsBySeat: ReadonlyMap<SeatId, readonly CardId[]>
  readonly hands: ReadonlyMap<SeatId, OwnHand>
}
export const noOwnChanges: OwnChanges = { places: new Map(), cardsBySeat: new Map(), hands: new Map() }

export function ownChanges(state: SessionState): OwnChanges {
  const cardsBySeat = new Map<SeatId, CardId[]>()
  for (const card of state.card.values()) {
    if (card.kind !== 'asked' || card.seat === null) continue
    const cards = cardsBySeat.get(card.seat)
    if (cards === undefined) cardsBySeat.set(card.seat, [card.id])
    else cards.push(card.id)
  }
  return { places: queuePlaces(state), cardsBySeat, hands: handsOf(state) }
}
