import type { Board } from '../../../shared/domain/board.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { TeamCard, TeamView } from '../../../shared/domain/role-view.ts'
import { type AskedTeamCard, isAnswered } from './asked-rows.ts'
import type { Command } from './command.ts'
import { placeOf } from './placing.ts'
import { waitingSpeakers } from './speaker-rows.ts'
import { settingOf } from './time-left.ts'

/**
 * What gives back the state before an act, in this order; null when the act has no way back (a sent message, a new code)
 * or needs none. The server judges each as any other command: when somebody went on meanwhile it answers `wrong-state`.
 */
export function undoPlan(command: Command, before: TeamView, serverNow: number): readonly Command[] | null {
  if (command.kind === 'open-floor') return [{ kind: 'close-floor', text: command.text }]
  return undoOfCard(command, before) ?? undoOfSession(command, before, serverNow)
}

function undoOfCard(command: Command, before: TeamView): readonly Command[] | null {
  if (!('card' in command) || command.card === null || command.kind === 'spotlight') return null
  const card = before.cards[command.card]
  if (card === undefined) return null
  if (command.kind === 'place') return undoPlace(card, before)
  return card.kind === 'asked' ? undoOfAsked(command, card, before) : undoOfRecommendation(command, card)
}

function undoOfAsked(command: Command, card: AskedTeamCard, before: TeamView): readonly Command[] | null {
  const { id } = card
  switch (command.kind) {
    case 'accept':
    case 'decline':
    case 'return-to-inbox':
      return backTo(card, before)
    case 'protect':
      return [{ kind: 'unprotect', card: id }]
    case 'unprotect':
      return [{ kind: 'protect', card: id }]
    case 'set-form':
      return card.form === command.form ? null : [{ kind: 'set-form', card: id, form: card.form }]
    case 'set-theme':
      return card.theme === command.theme ? null : [{ kind: 'set-theme', card: id, theme: card.theme }]
    case 'mark-rewording':
      return [{ kind: 'mark-rewording', card: id, protects: card.rewordedToProtect }]
    case 'expel-seat':
      return [{ kind: 'expel-seat', card: id, expelled: !command.expelled }]
    case 'merge':
      return [{ kind: 'unmerge', card: id }]
    case 'unmerge':
      return card.state.is === 'merged' ? [{ kind: 'merge', card: id, into: card.state.into }] : null
    case 'set-answer':
      return card.answer === 'draft' || card.answer === 'live'
        ? [{ kind: 'set-answer', card: id, state: card.answer }]
        : null
    case 'finish-answer':
    case 'answer-aloud':
    case 'answer-later':
      // Reopened, an answer is a draft: the wall would stay frozen where it was being read live.
      return [
        { kind: 'reopen-answer', card: id },
        ...(card.answer === 'live' ? ([{ kind: 'set-answer', card: id, state: 'live' }] as const) : []),
      ]
    case 'reopen-answer':
      return isAnswered(card.answer) ? finishedAgain(card) : null
    default:
      return null
  }
}

/** Back to where a card stood before it was accepted, set aside or returned. */
function backTo(card: AskedTeamCard, before: TeamView): readonly Command[] | null {
  switch (card.state.is) {
    case 'waiting':
      return [{ kind: 'return-to-inbox', card: card.id }]
    case 'queued':
      return [{ kind: 'accept', card: card.id }, ...(undoPlace(card, before) ?? [])]
    case 'declined':
      return [{ kind: 'decline', card: card.id, reason: card.state.reason }]
    case 'merged':
    case 'withdrawn':
    case 'protected':
      return null
  }
}

function finishedAgain(card: AskedTeamCard): readonly Command[] | null {
  switch (card.answer) {
    case 'written':
      return [{ kind: 'finish-answer', card: card.id }]
    case 'aloud':
      return [{ kind: 'answer-aloud', card: card.id }]
    case 'later':
      return [{ kind: 'answer-later', card: card.id }]
    case 'none':
    case 'draft':
    case 'live':
      return null
  }
}

function undoOfRecommendation(
  command: Command,
  card: Extract<TeamCard, { kind: 'recommendation' }>,
): readonly Command[] | null {
  if (command.kind === 'set-outcome') return [{ kind: 'set-outcome', card: card.id, outcome: { ...card.outcome } }]
  if (command.kind === 'show-recommendation') {
    return card.live === command.live ? null : [{ kind: 'show-recommendation', card: card.id, live: card.live }]
  }
  if (command.kind === 'set-theme') {
    return card.theme === command.theme ? null : [{ kind: 'set-theme', card: card.id, theme: card.theme }]
  }
  if (command.kind === 'mark-read') return [{ kind: 'mark-read', card: card.id, read: !command.read }]
  // Opened by mistake it leaves nothing; once closed, a vote stands: one votes again.
  if (command.kind === 'open-vote') return [{ kind: 'close-vote', card: card.id, counts: false }]
  if (command.kind === 'count-hands') {
    const hands = card.vote?.tellers[command.teller] ?? null
    return [{ kind: 'count-hands', card: card.id, teller: command.teller, hands }]
  }
  return null
}

function undoPlace(card: TeamCard, before: TeamView): readonly Command[] | null {
  const place = placeOf(orderOf(card, before), card.id)
  return place === null ? null : [{ kind: 'place', card: card.id, before: place.before }]
}

/** The list in which a card has its place: the whole queue, or the recommendations. */
function orderOf(card: TeamCard, view: TeamView): readonly CardId[] {
  return Object.values(view.cards)
    .filter((other) =>
      other.kind === 'asked' ? card.kind === 'asked' && other.state.is === 'queued' : card.kind === 'recommendation',
    )
    .toSorted((one, other) => one.order - other.order || one.number - other.number)
    .map((other) => other.id)
}

function undoOfSession(command: Command, before: TeamView, serverNow: number): readonly Command[] | null {
  const { row } = before.session
  switch (command.kind) {
    case 'spotlight':
    case 'show-view':
      return [wallAsItWas(row.board)]
    case 'sort-queue':
      return command.by === 'supports' ? [{ kind: 'sort-queue', by: 'before' }] : null
    case 'drop-speaker':
    case 'place-speaker':
      return [{ kind: 'place-speaker', speaker: command.speaker, before: speakerBehind(command.speaker, before) }]
    case 'give-word':
      return [
        { kind: 'end-word', speaker: command.speaker, counts: false },
        { kind: 'place-speaker', speaker: command.speaker, before: speakerBehind(command.speaker, before) },
      ]
    case 'tick-word':
      return [{ ...command, by: command.by === 1 ? -1 : 1 }]
    case 'hide-board':
      return row.board.hidden === command.hidden ? null : [{ kind: 'hide-board', hidden: row.board.hidden }]
    case 'page-board':
      return [{ kind: 'page-board', page: row.board.page }]
    case 'change-phase':
      return row.phase === command.phase ? null : [{ kind: 'change-phase', phase: row.phase }]
    case 'set-time':
      return [{ kind: 'set-time', ...settingOf(row.clock, serverNow) }]
    case 'set-present':
      return row.present === command.present ? null : [{ kind: 'set-present', present: row.present }]
    case 'set-doors':
      return row.doorsOpen === command.open ? null : [{ kind: 'set-doors', open: row.doorsOpen }]
    default:
      return null
  }
}

/** In front of whom somebody stood in the list. */
function speakerBehind(speaker: string, before: TeamView): string | null {
  const waiting = waitingSpeakers(before)
  const at = waiting.findIndex((other) => other.id === speaker)
  return waiting[at + 1]?.id ?? null
}

function wallAsItWas(board: Board): Command {
  if ((board.view === 'question' || board.view === 'recommendation') && board.card !== null) {
    return { kind: 'spotlight', card: board.card }
  }
  return { kind: 'show-view', view: board.view, message: board.message }
}
