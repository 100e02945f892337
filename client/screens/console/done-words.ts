import type { CommandKind } from '../../../shared/domain/command-kind.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import { parseTextName } from '../../../shared/domain/text.ts'
import type { WordId } from '../../../shared/words/words.ts'
import type { Command } from './command.ts'

/** What the undo bar says once an act is on disk; null where the page itself shows it, or where another role acts. */
export const doneWords: Readonly<Record<CommandKind, WordId | null>> = {
  ask: null,
  'replace-own': null,
  'withdraw-own': null,
  support: null,
  opine: null,
  'write-for': 'con.did.writefor',
  accept: 'con.did.accept',
  decline: 'con.did.decline',
  'return-to-inbox': 'con.did.return',
  protect: 'con.did.protect',
  unprotect: 'con.did.unprotect',
  'set-form': 'con.did.form',
  'set-theme': 'con.did.theme',
  place: 'con.did.place',
  'sort-queue': 'con.did.sortqueue',
  reword: null,
  'mark-rewording': 'con.did.rewording',
  'print-asker': null,
  merge: 'con.did.merge',
  unmerge: 'con.did.unmerge',
  spotlight: 'con.did.screen',
  'show-view': 'con.did.view',
  'hide-board': 'con.did.hide',
  'page-board': null,
  'set-answer': 'con.did.answer',
  'finish-answer': 'con.did.finish',
  'answer-aloud': 'con.did.aloud',
  'answer-later': 'con.did.later',
  'reopen-answer': 'con.did.reopen',
  'confirm-summary': null,
  'draft-recommendation': null,
  'describe-recommendation': null,
  'show-recommendation': 'con.did.showrec',
  'set-outcome': 'con.did.outcome',
  'open-floor': 'con.did.openfloor',
  'show-floor': 'con.did.showfloor',
  'close-floor': 'con.did.closefloor',
  'mark-read': 'con.did.readaloud',
  'open-vote': 'con.did.openvote',
  'count-hands': 'con.did.hands',
  'close-vote': 'con.did.closevote',
  'raise-hand': null,
  'add-speaker': null,
  'drop-speaker': 'con.did.dropspeaker',
  'place-speaker': 'con.did.placespeaker',
  'give-word': 'con.did.giveword',
  'end-word': 'con.did.endword',
  'time-word': null,
  'tick-word': 'con.did.tick',
  interpret: null,
  'change-phase': 'con.did.phase',
  'set-time': 'con.did.time',
  'set-present': 'con.did.present',
  'set-doors': 'con.did.doors',
  'new-code': 'con.did.code',
  'expel-seat': 'con.did.expel',
  'message-expert': 'con.did.message',
  'read-message': null,
  'close-session': null,
}

/** Floors are opened on texts, and a text belongs to a card. */
export function cardOf(command: Command): CardId | null {
  switch (command.kind) {
    case 'open-floor':
    case 'show-floor':
    case 'close-floor':
      return parseTextName(command.text)?.card ?? null
    default:
      return 'card' in command ? command.card : null
  }
}

/**
 * What the sentence names: the card as it is said aloud (« 3 », « R2 »), the one it was united with, and which way a
 * switch went. `given` is the number that the server gave to a card that was not there before.
 */
export function doneNumbers(
  command: Command,
  view: TeamView,
  given: number | null,
): Readonly<Record<'n' | 'other' | 'on', string | number>> {
  if ('speaker' in command) return { n: view.speakers?.[command.speaker]?.ticket ?? '', other: 0, on: 0 }
  const card = cardOf(command)
  const named = card === null || view.cards[card] === undefined ? (given ?? 0) : numberOf(card, view)
  return { n: named, other: command.kind === 'merge' ? numberOf(command.into, view) : 0, on: Number(isOn(command)) }
}

function numberOf(id: CardId, view: TeamView): string | number {
  const card = view.cards[id]
  if (card === undefined) return 0
  return card.kind === 'recommendation' ? `R${card.number}` : card.number
}

function isOn(command: Command): boolean {
  switch (command.kind) {
    case 'hide-board':
      return command.hidden
    case 'set-doors':
      return command.open
    case 'expel-seat':
      return command.expelled
    case 'show-recommendation':
      return command.live
    case 'spotlight':
      return command.card !== null
    default:
      return false
  }
}
