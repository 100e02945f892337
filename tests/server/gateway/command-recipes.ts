import type { CommandKind } from '../../../shared/domain/command-kind.ts'
import { asId, type CardId } from '../../../shared/domain/ids.ts'
import type { Phase } from '../../../shared/domain/phase.ts'
import { textName } from '../../../shared/domain/text.ts'
import { isOpen } from '../../../shared/domain/vote.ts'
import type { CommandOf } from '../../../shared/protocol/command.ts'
import type { MatrixGround } from './matrix-ground.ts'
import { newId, type RawDocument, type Seat } from './wire.ts'

/** What a recipe may use: the ground, who will send it, and what was laid up while the room could still ask. */
export interface Kitchen {
  readonly ground: MatrixGround
  readonly phase: Phase
  /** Who sends what is cooked. */
  readonly seat: Seat
  /** A waiting question of this seat's own. */
  readonly ownCard: () => CardId
  /** A waiting question of somebody who sends nothing more. */
  readonly somebodysCard: () => CardId
  /** The expert's desk, to write into. */
  readonly answers: RawDocument
}

type Recipe<Kind extends CommandKind> = (kitchen: Kitchen) => Promise<CommandOf<Kind>> | CommandOf<Kind>

const fresh = () => asId<CardId>(newId())

async function queued({ ground }: Kitchen): Promise<CardId> {
  return await ground.act({ kind: 'write-for', form: 'question', text: 'Qui ?', channel: 'paper', asker: null })
}

async function waiting(kitchen: Kitchen): Promise<CardId> {
  const card = await queued(kitchen)
  await kitchen.ground.act({ kind: 'return-to-inbox', card })
  return card
}

async function drafted({ ground }: Kitchen): Promise<CardId> {
  const card = fresh()
  await ground.act({ kind: 'draft-recommendation', card, text: 'Réserver un siège', sources: [] })
  return card
}

async function aloud(kitchen: Kitchen): Promise<CardId> {
  const card = await queued(kitchen)
  await kitchen.ground.act({ kind: 'answer-aloud', card })
  return card
}

async function onFloor(kitchen: Kitchen) {
  const text = textName('recommendation', await drafted(kitchen))
  await kitchen.ground.act({ kind: 'open-floor', text, to: 'room' })
  return text
}

let tickets = 0
const freeTicket = () => String(++tickets)

/** Somebody who waits for the floor. */
async function listed({ ground }: Kitchen): Promise<string> {
  const ticket = freeTicket()
  await ground.act({ kind: 'add-speaker', ticket })
  const rows = [...ground.plenary.memory().state.speaker.values()]
  return rows.find((row) => Number(row.ticket) === Number(ticket))?.id ?? ''
}

async function speaking(kitchen: Kitchen): Promise<string> {
  const speaker = await listed(kitchen)
  await kitchen.ground.act({ kind: 'give-word', speaker, minutes: 2 })
  return speaker
}

/** One vote at a time: the one before is over. */
async function noVote({ ground }: Kitchen): Promise<void> {
  for (const card of ground.plenary.memory().state.card.values())
    if (card.kind === 'recommendation' && isOpen(card.vote))
      await ground.act({ kind: 'close-vote', card: card.id, counts: false })
}

async function voting(kitchen: Kitchen): Promise<CardId> {
  const command = await recipes['open-vote'](kitchen)
  await kitchen.ground.act(command)
  return command.card
}

/** Words in a text that a command needs to find there. */
async function written({ answers }: Kitchen, kind: 'answer' | 'summary', card: CardId): Promise<void> {
  answers.doc.getText(textName(kind, card)).insert(0, 'Oui.')
  await answers.barrier(Math.floor(Math.random() * 1e9))
}

/** For each kind what makes it a command that is done, in this phase, when the sender may: nothing but its rights can refuse it. */
export const recipes: { readonly [Kind in CommandKind]: Recipe<Kind> } = {
  ask: () => ({ kind: 'ask', form: 'question', text: 'Qui décide ?', name: null }),
  'replace-own': ({ ownCard }) => ({ kind: 'replace-own', card: ownCard(), text: 'Qui décide vraiment ?' }),
  'withdraw-own': ({ ownCard }) => ({ kind: 'withdraw-own', card: ownCard() }),
  support: async (kitchen) => ({ kind: 'support', card: await queued(kitchen), on: true, order: 1 }),
  async opine(kitchen) {
    const card = await drafted(kitchen)
    await kitchen.ground.act({ kind: 'show-recommendation', card, live: true })
    return { kind: 'opine', card, opinion: 'yes', order: 1 }
  },
  'write-for': () => ({ kind: 'write-for', form: 'question', text: 'Pour qui ?', channel: 'paper', asker: null }),
  accept: async (kitchen) => ({ kind: 'accept', card: await waiting(kitchen) }),
  decline: async (kitchen) => ({ kind: 'decline', card: await waiting(kitchen), reason: 'off-topic' }),
  'return-to-inbox': async (kitchen) => ({ kind: 'return-to-inbox', card: await queued(kitchen) }),
  protect: async (kitchen) => ({ kind: 'protect', card: await queued(kitchen) }),
  async unprotect(kitchen) {
    const card = await queued(kitchen)
    await kitchen.ground.act({ kind: 'protect', card })
    return { kind: 'unprotect', card }
  },
  'set-form': async (kitchen) => ({ kind: 'set-form', card: await queued(kitchen), form: 'contribution' }),
  'set-theme': async (kitchen) => ({ kind: 'set-theme', card: await queued(kitchen), theme: 'A' }),
  place: async (kitchen) => ({ kind: 'place', card: await queued(kitchen), before: null }),
  reword: async (kitchen) => ({ kind: 'reword', card: await queued(kitchen) }),
  'mark-rewording': async (kitchen) => ({ kind: 'mark-rewording', card: await queued(kitchen), protects: true }),
  'print-asker': async (kitchen) => ({ kind: 'print-asker', card: await queued(kitchen), label: 'Une association' }),
  merge: async (kitchen) => ({ kind: 'merge', card: await queued(kitchen), into: await queued(kitchen) }),
  async unmerge(kitchen) {
    const card = await queued(kitchen)
    await kitchen.ground.act({ kind: 'merge', card, into: await queued(kitchen) })
    return { kind: 'unmerge', card }
  },
  spotlight: async (kitchen) => ({ kind: 'spotlight', card: await queued(kitchen) }),
  'show-view': () => ({ kind: 'show-view', view: 'join', message: '' }),
  'hide-board': () => ({ kind: 'hide-board', hidden: false }),
  'page-board': () => ({ kind: 'page-board', page: 0 }),
  'set-answer': async (kitchen) => ({ kind: 'set-answer', card: await queued(kitchen), state: 'draft' }),
  async 'finish-answer'(kitchen) {
    const card = await queued(kitchen)
    await kitchen.ground.act({ kind: 'set-answer', card, state: 'draft' })
    await written(kitchen, 'answer', card)
    return { kind: 'finish-answer', card }
  },
  'answer-aloud': async (kitchen) => ({ kind: 'answer-aloud', card: await queued(kitchen) }),
  'answer-later': async (kitchen) => ({ kind: 'answer-later', card: await queued(kitchen) }),
  'reopen-answer': async (kitchen) => ({ kind: 'reopen-answer', card: await aloud(kitchen) }),
  async 'confirm-summary'(kitchen) {
    const card = await aloud(kitchen)
    await written(kitchen, 'summary', card)
    return { kind: 'confirm-summary', card, reread: true }
  },
  'draft-recommendation': () => ({ kind: 'draft-recommendation', card: fresh(), text: 'Réserver', sources: [] }),
  'describe-recommendation': async (kitchen) => ({
    kind: 'describe-recommendation',
    card: await drafted(kitchen),
    addressees: ['Ministère'],
    level: 'national',
    deadline: '2022-12-31',
    indicator: 'Nombre',
    sources: [],
  }),
  'show-recommendation': async (kitchen) => ({ kind: 'show-recommendation', card: await drafted(kitchen), live: true }),
  'set-outcome': async (kitchen) => ({
    kind: 'set-outcome',
    card: await drafted(kitchen),
    outcome: { is: 'adopted', by: 'hands' },
  }),
  'open-floor': async (kitchen) => ({
    kind: 'open-floor',
    text: textName('recommendation', await drafted(kitchen)),
    to: 'room',
  }),
  'show-floor': async (kitchen) => ({ kind: 'show-floor', text: await onFloor(kitchen) }),
  'close-floor': async (kitchen) => ({ kind: 'close-floor', text: await onFloor(kitchen) }),
  'sort-queue': () => ({ kind: 'sort-queue', by: 'supports' }),
  'mark-read': async (kitchen) => ({ kind: 'mark-read', card: await drafted(kitchen), read: true }),
  async 'open-vote'(kitchen) {
    await noVote(kitchen)
    const card = await drafted(kitchen)
    await kitchen.ground.act({ kind: 'mark-read', card, read: true })
    return { kind: 'open-vote', card, rule: 'majority', present: 40, phones: true }
  },
  'count-hands': async (kitchen) => ({
    kind: 'count-hands',
    card: await voting(kitchen),
    teller: 'first',
    hands: null,
  }),
  'close-vote': async (kitchen) => ({ kind: 'close-vote', card: await voting(kitchen), counts: true }),
  'raise-hand': () => ({ kind: 'raise-hand', on: true }),
  'add-speaker': () => ({ kind: 'add-speaker', ticket: freeTicket() }),
  'drop-speaker': async (kitchen) => ({ kind: 'drop-speaker', speaker: await listed(kitchen) }),
  'place-speaker': async (kitchen) => ({ kind: 'place-speaker', speaker: await listed(kitchen), before: null }),
  'give-word': async (kitchen) => ({ kind: 'give-word', speaker: await listed(kitchen), minutes: 2 }),
  'end-word': async (kitchen) => ({ kind: 'end-word', speaker: await speaking(kitchen), counts: true }),
  'time-word': async (kitchen) => ({ kind: 'time-word', speaker: await speaking(kitchen), minutes: 1 }),
  'tick-word': () => ({ kind: 'tick-word', group: 'women', by: 1 }),
  interpret: () => ({ kind: 'interpret', on: true }),
  'change-phase': ({ phase }) => ({ kind: 'change-phase', phase }),
  'set-time': () => ({ kind: 'set-time', minutes: 5, running: true }),
  'set-present': () => ({ kind: 'set-present', present: 40 }),
  'set-doors': () => ({ kind: 'set-doors', open: true }),
  'new-code': () => ({ kind: 'new-code' }),
  'expel-seat': ({ somebodysCard }) => ({ kind: 'expel-seat', card: somebodysCard(), expelled: true }),
  'message-expert': () => ({ kind: 'message-expert', text: 'Plus court' }),
  async 'read-message'({ ground }) {
    await ground.act({ kind: 'message-expert', text: 'Encore deux' })
    return { kind: 'read-message', message: [...ground.plenary.memory().state.message.keys()].at(-1) ?? '' }
  },
  'close-session': () => ({ kind: 'close-session' }),
}
