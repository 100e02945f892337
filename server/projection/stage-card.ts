import type { AskedCard, RecommendationCard } from '../../shared/domain/card.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import type { StageAsked, StageRecommendation } from '../../shared/domain/stage-view.ts'
import { textName } from '../../shared/domain/text.ts'
import { opinionsOf, rootOf, type SessionState, supportersOf } from '../session/state.ts'
import { stageVote } from '../session/votes.ts'

/** Gives what a text in work holds, wherever it lives; '' when it was never begun. */
export type TextOf = (name: ReturnType<typeof textName>) => string

/** Whether the room may see the card at all. */
export function isPublic(card: AskedCard | RecommendationCard): boolean {
  return card.kind === 'asked' ? card.state.is === 'queued' : card.shown
}

/** The team's wording once begun, else the words as asked. */
export function wordingOf(card: AskedCard, textOf: TextOf): string {
  if (!card.reworded) return card.original
  const wording = textOf(textName('wording', card.id)).trim()
  return wording === '' ? card.original : wording
}

/**
 * A question's or contribution's face on the stage. `before` is what stands there: an answer that was taken back to
 * draft keeps the words the room has read, frozen.
 */
export function stageAsked(
  state: SessionState,
  card: AskedCard,
  textOf: TextOf,
  before: StageAsked | null,
): StageAsked {
  const answered = card.answer === 'live' || card.answer === 'written'
  const frozen = card.answer === 'draft' || card.answer === 'later' ? (before?.answerText ?? '') : ''
  return {
    kind: card.form,
    id: card.id,
    number: card.number,
    order: card.order,
    theme: card.theme,
    // A name that was given; how the team describes somebody is the team's alone (DESIGN §2).
    asker: card.seat === null ? null : card.asker,
    reworded: card.reworded && wordingOf(card, textOf) !== card.original,
    supports: before?.supports ?? supportersOf(state, card.id).size,
    text: wordingOf(card, textOf),
    answer: card.answer === 'draft' && frozen === '' ? 'none' : card.answer,
    answerText: answered ? textOf(textName('answer', card.id)) : frozen,
    summaryText: card.answer === 'aloud' ? textOf(textName('summary', card.id)) : '',
    summaryReread: card.summaryReread,
    mergedNumbers: mergedInto(state, card.id),
  }
}

function mergedInto(state: SessionState, into: CardId): readonly number[] {
  const numbers: number[] = []
  for (const other of state.card.values()) {
    if (other.kind === 'asked' && other.state.is === 'merged' && rootOf(state, other.id) === into)
      numbers.push(other.number)
  }
  return numbers.sort((a, b) => a - b)
}

/** A recommendation's face. Not live: the last words shown stay. Open on a floor: they change when the team shows them. */
export function stageRecommendation(
  state: SessionState,
  card: RecommendationCard,
  textOf: TextOf,
  before: StageRecommendation | null,
): StageRecommendation {
  const name = textName('recommendation', card.id)
  const floor = state.floor.get(name)
  const follows = card.live && floor === undefined
  return {
    kind: 'recommendation',
    id: card.id,
    number: card.number,
    order: card.order,
    theme: card.theme,
    text: follows || before === null ? textOf(name) : before.text,
    // Open to others, the wall follows nothing: no caret where nothing grows.
    live: follows,
    addressees: card.addressees,
    level: card.level,
    deadline: card.deadline,
    indicator: card.indicator,
    sources: sourceNumbers(state, card),
    outcome: card.outcome,
    opinions: before?.opinions ?? opinionsOf(state, card.id),
    floor: floor?.to === 'room',
    vote: stageVote(state, card),
  }
}

/** Only what the room may see is named, and by its number. */
function sourceNumbers(state: SessionState, card: RecommendationCard): readonly number[] {
  return card.sources.flatMap((id) => {
    const source = state.card.get(id)
    return source?.kind === 'asked' && source.state.is === 'queued' ? [source.number] : []
  })
}
