import type { RecommendationCard } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import {
  handSum,
  isOpen,
  sameHands,
  type Vote,
  type VoteResult,
  verdictOf,
  voteSum,
} from '../../../shared/domain/vote.ts'
import {
  type Decide,
  type Deciding,
  type Decision,
  decided,
  refused,
  withRecommendation,
  writeCard,
} from '../decision.ts'
import { choiceKey, type RowWrite } from '../state.ts'
import { ballotsOf } from '../votes.ts'

function wordsOf(on: Deciding, card: RecommendationCard): string {
  return on.textOf(textName('recommendation', card.id)).trim()
}

function about(card: RecommendationCard) {
  return { card: card.id, number: card.number }
}

/** No vote opens before it: people who read little weigh what they heard. Other words later are words not read. */
export const markRead: Decide<'mark-read'> = (on, command) =>
  withRecommendation(on, command.card, (card) => {
    if (card.outcome.is !== 'in-progress' || isOpen(card.vote)) return refused('wrong-state')
    const words = wordsOf(on, card)
    if (command.read && words === '') return refused('empty')
    return decided([writeCard({ ...card, readAloud: command.read ? words : null })], about(card))
  })

export const openVote: Decide<'open-vote'> = (on, command) =>
  withRecommendation(on, command.card, (card) => {
    if (card.outcome.is !== 'in-progress' || openVoteOf(on) !== null) return refused('wrong-state')
    if (on.state.floor.has(textName('recommendation', card.id))) return refused('text-locked')
    const words = wordsOf(on, card)
    if (words === '') return refused('empty')
    if (card.readAloud !== words) return refused('not-read')
    if (command.present < 1) return refused('bad-number')
    const vote: Vote = {
      round: (card.vote?.round ?? 0) + 1,
      rule: command.rule,
      present: command.present,
      phones: command.phones,
      tellers: { first: null, second: null },
      result: null,
    }
    // The room weighs the words it heard: they stand before it while it votes, and nobody writes in them.
    const shown = { ...card, live: true, shown: true, firstWording: card.firstWording ?? words }
    return decided([...forget(on, card.id), writeCard({ ...shown, vote })], about(card))
  })

/** One vote at a time: a hall raises its hands for one text. */
function openVoteOf(on: Deciding): RecommendationCard | null {
  for (const card of on.state.card.values()) if (card.kind === 'recommendation' && isOpen(card.vote)) return card
  return null
}

function withOpenVote(on: Deciding, id: CardId, then: (card: RecommendationCard, vote: Vote) => Decision): Decision {
  return withRecommendation(on, id, (card) => (isOpen(card.vote) ? then(card, card.vote) : refused('wrong-state')))
}

export const countHands: Decide<'count-hands'> = (on, command) =>
  withOpenVote(on, command.card, (card, vote) => {
    const tellers = { ...vote.tellers, [command.teller]: command.hands }
    return decided([writeCard({ ...card, vote: { ...vote, tellers } })], about(card))
  })

export const closeVote: Decide<'close-vote'> = (on, command) =>
  withOpenVote(on, command.card, (card, vote) => {
    if (!command.counts) {
      // The round stays used: what was voted in it, and comes late, belongs to no later one.
      const nothing: VoteResult = { phones: null, hands: null, verdict: 'nobody' }
      const tellers = { first: null, second: null }
      return decided(
        [...forget(on, card.id), writeCard({ ...card, vote: { ...vote, tellers, result: nothing } })],
        about(card),
      )
    }
    const { first, second } = vote.tellers
    if (first === null ? second !== null : second === null || !sameHands(first, second))
      return refused('tellers-differ')
    const phones = vote.phones ? ballotsOf(on.state, card.id) : null
    const sum = voteSum({ phones, hands: first === null ? null : handSum(first) })
    const result: VoteResult = { phones, hands: first, verdict: verdictOf(vote.rule, sum, vote.present) }
    return decided([...forget(on, card.id), writeCard({ ...card, vote: { ...vote, result } })], about(card))
  })

/** Who voted what is needed only while a vote can be changed. */
function forget(on: Deciding, card: CardId): readonly RowWrite[] {
  return [...on.state.ballot.values()].flatMap((row) =>
    row.card === card ? [{ table: 'ballot' as const, key: choiceKey(card, row.seat), row: null }] : [],
  )
}

/** A vote from a phone: one a seat, changed as often as one likes until it closes. */
export function castVote(
  on: Deciding,
  card: RecommendationCard,
  choice: { readonly opinion: 'yes' | 'mid' | 'no' | null; readonly order: number; readonly vote?: number | undefined },
): Decision {
  const { vote } = card
  // What was thought before it opened is no vote, and what comes after it closed is too late.
  if (!isOpen(vote) || choice.vote !== vote.round) return refused('vote-over')
  if (!vote.phones) return refused('hands-only')
  const key = choiceKey(card.id, on.actor.seat)
  const before = on.state.ballot.get(key)
  if (before !== undefined && before.order >= choice.order) return decided([], about(card))
  const row = { card: card.id, seat: on.actor.seat, opinion: choice.opinion, order: choice.order }
  return decided([{ table: 'ballot', key, row }], about(card))
}
