import type { AskedCard, AskedForm, Channel } from '../../../shared/domain/card.ts'
import { asId, type CardId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { cleanLine, cleanWords, inFewLines } from '../clean-words.ts'
import {
  type Decide,
  type Deciding,
  type Decision,
  decided,
  refused,
  withAsked,
  writeCard,
  writeSession,
} from '../decision.ts'
import { choiceKey, isRoot, rootOf, sessionOf } from '../state.ts'
import { castVote } from './voting.ts'

interface NewWords {
  readonly form: AskedForm
  readonly text: string
  readonly asker: string | null
  readonly channel: Channel
  readonly own: boolean
}

/** Receives words into the room: the number is given here, in the commit that receives them. */
function receive(on: Deciding, words: NewWords): Decision {
  const session = sessionOf(on.state)
  if (on.state.card.size >= limits.cardsMax) return refused('full')
  const text = cleanWords(inFewLines(words.text), limits.askedCharactersMax)
  if (text.is === 'refused') return text
  const asker = cleanLine(words.asker, limits.nameCharactersMax)
  if (asker.is === 'refused') return asker
  const number = session.nextNumber
  const card: AskedCard = {
    kind: 'asked',
    id: asId<CardId>(on.newId()),
    number,
    form: words.form,
    original: text.text,
    reworded: false,
    rewordedToProtect: false,
    asker: asker.text,
    printedAs: words.own ? asker.text : null,
    channel: words.channel,
    seat: words.own ? on.actor.seat : null,
    // What the team writes for someone was read by the team already.
    state: words.own ? { is: 'waiting' } : { is: 'queued' },
    theme: null,
    order: number,
    answer: 'none',
    summaryReread: false,
    shown: false,
  }
  return decided([writeCard(card), writeSession(on.state, { nextNumber: number + 1 })], { card: card.id, number })
}

export const ask: Decide<'ask'> = (on, command) => {
  let waiting = 0
  for (const card of on.state.card.values()) {
    if (card.kind === 'asked' && card.seat === on.actor.seat && card.state.is === 'waiting') waiting++
  }
  if (waiting >= limits.waitingPerSeatMax) return refused('too-many')
  return receive(on, { form: command.form, text: command.text, asker: command.name, channel: 'phone', own: true })
}

export const writeFor: Decide<'write-for'> = (on, command) =>
  receive(on, { form: command.form, text: command.text, asker: command.asker, channel: command.channel, own: false })

/** The asker may replace his words until the team has taken them up. */
export const replaceOwn: Decide<'replace-own'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.seat !== on.actor.seat) return refused('not-own')
    if (card.state.is !== 'waiting' || isRoot(on.state, card.id)) return refused('wrong-state')
    const text = cleanWords(inFewLines(command.text), limits.askedCharactersMax)
    if (text.is === 'refused') return text
    return decided([writeCard({ ...card, original: text.text })], card)
  })

export const withdrawOwn: Decide<'withdraw-own'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.seat !== on.actor.seat) return refused('not-own')
    if (card.state.is === 'withdrawn') return decided([], { card: card.id, number: card.number })
    // Others were united with it: with it would go what they asked.
    if (card.state.is !== 'waiting' || isRoot(on.state, card.id)) return refused('wrong-state')
    return decided([writeCard({ ...card, state: { is: 'withdrawn' } })], { card: card.id, number: card.number })
  })

export const support: Decide<'support'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    const root = rootOf(on.state, card.id)
    const target = on.state.card.get(root)
    if (target?.kind !== 'asked' || target.state.is !== 'queued') return refused('wrong-state')
    // One's own question is not supported by oneself: distinct other people are what the number says.
    if (target.seat === on.actor.seat || card.seat === on.actor.seat) return refused('not-own')
    const key = choiceKey(card.id, on.actor.seat)
    const before = on.state.support.get(key)
    if (before !== undefined && before.order >= command.order)
      return decided([], { card: card.id, number: card.number })
    return decided(
      [{ table: 'support', key, row: { card: card.id, seat: on.actor.seat, on: command.on, order: command.order } }],
      { card: card.id, number: card.number },
    )
  })

export const opine: Decide<'opine'> = (on, command) => {
  const card = on.state.card.get(command.card)
  if (card?.kind !== 'recommendation' || !card.shown) return refused('unknown-card')
  if (card.outcome.is !== 'in-progress') return refused('wrong-state')
  // Once the room votes on a text, what phones say about it are votes.
  if (card.vote != null || command.vote !== undefined) return castVote(on, card, command)
  const key = choiceKey(card.id, on.actor.seat)
  const before = on.state.opinion.get(key)
  if (before !== undefined && before.order >= command.order) return decided([], { card: card.id, number: card.number })
  return decided(
    [
      {
        table: 'opinion',
        key,
        row: { card: card.id, seat: on.actor.seat, opinion: command.opinion, order: command.order },
      },
    ],
    { card: card.id, number: card.number },
  )
}
