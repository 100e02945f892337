import { type Decide, decided, refused, withAsked, writeCard } from '../decision.ts'
import { cardOf, type RowWrite } from '../state.ts'

/**
 * Shuts out the seat that sent a question, or lets it back in. What it asked and supports stays as it was. The question's
 * own row is written again: its face for the team says by which question a phone was shut out, and nothing else does.
 */
export const expelSeat: Decide<'expel-seat'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    const seat = card.seat === null ? undefined : on.state.seat.get(card.seat)
    // Written for somebody by the team: there is no phone behind it.
    if (seat === undefined) return refused('wrong-state')
    const before = seat.expelledBy ?? null
    if ((before !== null) === command.expelled) return decided([], card)
    const row = { ...seat, expelledBy: command.expelled ? card.id : null }
    const writes: RowWrite[] = [{ table: 'seat', key: seat.id, row }, writeCard(card)]
    // A hand raised from a phone that is shut out would be called in vain.
    for (const each of on.state.speaker.values()) {
      if (command.expelled && each.seat === seat.id && each.state === 'waiting')
        writes.push({ table: 'speaker', key: each.id, row: { ...each, state: 'rested' } })
    }
    const other = before === null || before === card.id ? null : cardOf(on.state, before)
    return decided(other === null ? writes : [...writes, writeCard(other)], card)
  })
