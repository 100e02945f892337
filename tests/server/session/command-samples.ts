import type { CommandKind } from '../../../shared/domain/command-kind.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import type { CommandOf } from '../../../shared/protocol/command.ts'

/** One well-formed command of each kind, about given cards: a new kind without a sample does not compile. */
export function commandSamples(on: {
  readonly asked: CardId
  readonly other: CardId
  readonly recommendation: CardId
  readonly fresh: CardId
}): { readonly [Kind in CommandKind]: CommandOf<Kind> } {
  const { asked: card, recommendation } = on
  const text = textName('recommendation', recommendation)
  return {
    ask: { kind: 'ask', form: 'question', text: 'Qui décide ?', name: null },
    'replace-own': { kind: 'replace-own', card, text: 'Qui décide vraiment ?' },
    'withdraw-own': { kind: 'withdraw-own', card },
    support: { kind: 'support', card, on: true, order: 1 },
    opine: { kind: 'opine', card: recommendation, opinion: 'yes', order: 1 },
    'write-for': { kind: 'write-for', form: 'question', text: 'Pour qui ?', channel: 'paper', asker: null },
    accept: { kind: 'accept', card },
    decline: { kind: 'decline', card, reason: 'off-topic' },
    'return-to-inbox': { kind: 'return-to-inbox', card },
    protect: { kind: 'protect', card },
    unprotect: { kind: 'unprotect', card },
    'set-form': { kind: 'set-form', card, form: 'contribution' },
    'set-theme': { kind: 'set-theme', card, theme: 'A' },
    place: { kind: 'place', card, before: null },
    'sort-queue': { kind: 'sort-queue', by: 'supports' },
    reword: { kind: 'reword', card },
    'mark-rewording': { kind: 'mark-rewording', card, protects: true },
    'print-asker': { kind: 'print-asker', card, label: 'Une association' },
    merge: { kind: 'merge', card, into: on.other },
    unmerge: { kind: 'unmerge', card },
    spotlight: { kind: 'spotlight', card },
    'show-view': { kind: 'show-view', view: 'join', message: '' },
    'hide-board': { kind: 'hide-board', hidden: false },
    'page-board': { kind: 'page-board', page: 0 },
    'set-answer': { kind: 'set-answer', card, state: 'draft' },
    'finish-answer': { kind: 'finish-answer', card },
    'answer-aloud': { kind: 'answer-aloud', card },
    'answer-later': { kind: 'answer-later', card },
    'reopen-answer': { kind: 'reopen-answer', card },
    'confirm-summary': { kind: 'confirm-summary', card, reread: true },
    'draft-recommendation': { kind: 'draft-recommendation', card: on.fresh, text: 'Réserver', sources: [] },
    'describe-recommendation': {
      kind: 'describe-recommendation',
      card: recommendation,
      addressees: ['Ministère'],
      level: 'national',
      deadline: '2022-12-31',
      indicator: 'Nombre',
      sources: [],
    },
    'show-recommendation': { kind: 'show-recommendation', card: recommendation, live: true },
    'set-outcome': { kind: 'set-outcome', card: recommendation, outcome: { is: 'in-progress' } },
    'open-floor': { kind: 'open-floor', text, to: 'room' },
    'show-floor': { kind: 'show-floor', text },
    'close-floor': { kind: 'close-floor', text },
    'mark-read': { kind: 'mark-read', card: recommendation, read: true },
    'open-vote': { kind: 'open-vote', card: recommendation, rule: 'majority', present: 40, phones: true },
    'count-hands': { kind: 'count-hands', card: recommendation, teller: 'first', hands: null },
    'close-vote': { kind: 'close-vote', card: recommendation, counts: true },
    'raise-hand': { kind: 'raise-hand', on: true },
    'add-speaker': { kind: 'add-speaker', ticket: '41' },
    'drop-speaker': { kind: 'drop-speaker', speaker: 'x' },
    'place-speaker': { kind: 'place-speaker', speaker: 'x', before: null },
    'give-word': { kind: 'give-word', speaker: 'x', minutes: 2 },
    'end-word': { kind: 'end-word', speaker: 'x', counts: true },
    'time-word': { kind: 'time-word', speaker: 'x', minutes: 1 },
    'tick-word': { kind: 'tick-word', group: 'women', by: 1 },
    interpret: { kind: 'interpret', on: true },
    'change-phase': { kind: 'change-phase', phase: 'questions' },
    'set-time': { kind: 'set-time', minutes: 5, running: true },
    'set-present': { kind: 'set-present', present: 40 },
    'set-doors': { kind: 'set-doors', open: true },
    'new-code': { kind: 'new-code' },
    'expel-seat': { kind: 'expel-seat', card, expelled: true },
    'message-expert': { kind: 'message-expert', text: 'Plus court' },
    'read-message': { kind: 'read-message', message: 'x' },
    'close-session': { kind: 'close-session' },
  }
}
