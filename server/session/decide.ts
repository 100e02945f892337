import type { CommandKind } from '../../shared/domain/command-kind.ts'
import { mayCommand } from '../../shared/domain/permission.ts'
import type { ActRow } from '../../shared/domain/role-view.ts'
import type { Command } from '../../shared/protocol/command.ts'
import * as answering from './decide/answering.ts'
import * as asking from './decide/asking.ts'
import * as conducting from './decide/conducting.ts'
import * as expelling from './decide/expelling.ts'
import * as ordering from './decide/ordering.ts'
import * as recommending from './decide/recommending.ts'
import * as sorting from './decide/sorting.ts'
import * as speaking from './decide/speaking.ts'
import * as voting from './decide/voting.ts'
import * as wall from './decide/wall.ts'
import { type Decide, type Deciding, type Decision, refused } from './decision.ts'
import { isExpelled, sessionOf } from './state.ts'

/** Complete over the kinds: a new command without a decision does not compile. */
const decisions: { readonly [Kind in CommandKind]: Decide<Kind> } = {
  ask: asking.ask,
  'replace-own': asking.replaceOwn,
  'withdraw-own': asking.withdrawOwn,
  support: asking.support,
  opine: asking.opine,
  'write-for': asking.writeFor,
  accept: sorting.accept,
  decline: sorting.decline,
  'return-to-inbox': sorting.returnToInbox,
  protect: sorting.protect,
  unprotect: sorting.unprotect,
  'set-form': sorting.setForm,
  'set-theme': sorting.setTheme,
  place: sorting.place,
  'sort-queue': ordering.sortQueue,
  reword: sorting.reword,
  'mark-rewording': sorting.markRewording,
  'print-asker': sorting.printAsker,
  merge: sorting.merge,
  unmerge: sorting.unmerge,
  spotlight: wall.spotlight,
  'show-view': wall.showView,
  'hide-board': wall.hideBoard,
  'page-board': wall.pageBoard,
  'set-answer': answering.setAnswer,
  'finish-answer': answering.finishAnswer,
  'answer-aloud': answering.answerAloud,
  'answer-later': answering.answerLater,
  'reopen-answer': answering.reopenAnswer,
  'confirm-summary': answering.confirmSummary,
  'draft-recommendation': recommending.draftRecommendation,
  'describe-recommendation': recommending.describeRecommendation,
  'show-recommendation': recommending.showRecommendation,
  'set-outcome': recommending.setOutcome,
  'open-floor': recommending.openFloor,
  'show-floor': recommending.showFloor,
  'close-floor': recommending.closeFloor,
  'mark-read': voting.markRead,
  'open-vote': voting.openVote,
  'count-hands': voting.countHands,
  'close-vote': voting.closeVote,
  'raise-hand': speaking.raiseHand,
  'add-speaker': speaking.addSpeaker,
  'drop-speaker': speaking.dropSpeaker,
  'place-speaker': speaking.placeSpeaker,
  'give-word': speaking.giveWord,
  'end-word': speaking.endWord,
  'time-word': speaking.timeWord,
  'tick-word': speaking.tickWord,
  interpret: speaking.interpret,
  'change-phase': conducting.changePhase,
  'set-time': conducting.setTime,
  'set-present': conducting.setPresent,
  'set-doors': conducting.setDoors,
  'new-code': conducting.newCode,
  'expel-seat': expelling.expelSeat,
  'message-expert': conducting.messageExpert,
  'read-message': conducting.readMessage,
  'close-session': conducting.closeSession,
}

/** Acts of the room are not logged: a log of who supported what would be a list of people. */
const unlogged: ReadonlySet<CommandKind> = new Set([
  'ask',
  'replace-own',
  'withdraw-own',
  'support',
  'opine',
  'raise-hand',
])

/**
 * Decides one command over the state in memory: permission first (one table for button and server), then the command's
 * own rules. Pure: changes nothing. Gives the rows to write, or a named refusal.
 */
export function decide(on: Deciding, command: Command): Decision {
  const session = sessionOf(on.state)
  if (session.closing) return refused('closed')
  if (isExpelled(on.state, on.actor.seat)) return refused('expelled')
  const may = mayCommand(on.actor.role, command.kind, session.phase)
  const inFlight = on.gracePhase !== null && mayCommand(on.actor.role, command.kind, on.gracePhase) === 'yes'
  if (may !== 'yes' && !inFlight) return refused(may)
  const decision = (decisions[command.kind] as Decide<CommandKind>)(on, command as never)
  if (decision.is === 'refused' || unlogged.has(command.kind)) return decision
  const id = on.newId()
  const act: ActRow = { id, role: on.actor.role, kind: command.kind, number: decision.number, at: on.now }
  return { ...decision, writes: [...decision.writes, { table: 'act', key: id, row: act }] }
}
