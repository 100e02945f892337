import type { CommandKind } from './command-kind.ts'
import { PHASES, type Phase } from './phase.ts'
import type { SessionRole } from './role.ts'
import type { DocumentKind, TextKind } from './text.ts'

/** When a role may act: in these phases. An empty list is never. */
export type When = readonly Phase[]

const always: When = PHASES
const never: When = []
/** While the room may still speak. */
const floorOpen: When = ['opening', 'talk', 'questions', 'recommendations', 'adoption']
const weighing: When = ['questions', 'recommendations', 'adoption', 'closing']

/** A line of the table: facilitator, rapporteur, expert, board, participant. */
function line(
  facilitator: When,
  rapporteur: When,
  expert: When,
  board: When,
  participant: When,
): Record<SessionRole, When> {
  return { facilitator, rapporteur, expert, board, participant }
}
const team = line(always, always, never, never, never)
const facilitatorsOnly = line(always, never, never, never, never)
const answering = line(always, always, always, never, never)

/**
 * Who may do what, and in which part of the session. The server obeys this table and so do the buttons.
 * Read: `line(facilitator, rapporteur, expert, board, participant)`.
 */
export const commandRights: Readonly<Record<CommandKind, Readonly<Record<SessionRole, When>>>> = {
  ask: line(never, never, never, never, floorOpen),
  'replace-own': line(never, never, never, never, floorOpen),
  'withdraw-own': line(never, never, never, never, always),
  support: line(never, never, never, never, always),
  opine: line(never, never, never, never, weighing),

  'write-for': team,
  accept: team,
  decline: team,
  'return-to-inbox': team,
  protect: team,
  unprotect: team,
  'set-form': team,
  'set-theme': team,
  place: team,
  'sort-queue': team,
  reword: team,
  'mark-rewording': team,
  'print-asker': team,
  merge: team,
  unmerge: team,

  spotlight: facilitatorsOnly,
  'show-view': facilitatorsOnly,
  'hide-board': facilitatorsOnly,
  'page-board': line(always, always, always, never, never),

  'set-answer': answering,
  'finish-answer': answering,
  'answer-aloud': answering,
  'answer-later': answering,
  'reopen-answer': answering,
  'confirm-summary': line(never, never, always, never, never),

  'draft-recommendation': team,
  'describe-recommendation': team,
  'show-recommendation': team,
  'set-outcome': team,
  'open-floor': team,
  'show-floor': team,
  'close-floor': team,

  'mark-read': team,
  'open-vote': team,
  'count-hands': team,
  'close-vote': team,

  'raise-hand': line(never, never, never, never, floorOpen),
  'add-speaker': team,
  'drop-speaker': team,
  'place-speaker': team,
  'give-word': team,
  'end-word': team,
  'time-word': team,
  'tick-word': team,
  interpret: team,

  'change-phase': facilitatorsOnly,
  'set-time': facilitatorsOnly,
  'set-present': team,
  'set-doors': facilitatorsOnly,
  'new-code': facilitatorsOnly,
  'expel-seat': facilitatorsOnly,
  'message-expert': team,
  'read-message': line(never, never, always, never, never),
  'close-session': facilitatorsOnly,
}

/** Yjs cannot hide part of a document: who may read one reads all of it. `invited`: only those let in by the team. */
export type Reading = 'reads' | 'invited' | 'never'
export const documentReading: Readonly<Record<DocumentKind, Readonly<Record<SessionRole, Reading>>>> = {
  stage: {
    facilitator: 'reads',
    rapporteur: 'reads',
    expert: 'reads',
    board: 'reads',
    participant: 'reads',
  },
  answers: {
    facilitator: 'reads',
    rapporteur: 'reads',
    expert: 'reads',
    board: 'never',
    participant: 'never',
  },
  desk: {
    facilitator: 'reads',
    rapporteur: 'reads',
    expert: 'never',
    board: 'never',
    participant: 'never',
  },
  floor: {
    facilitator: 'reads',
    rapporteur: 'reads',
    expert: 'invited',
    board: 'never',
    participant: 'invited',
  },
}

/** Who may write in which text on its own desk. On a floor, those invited write; a participant deletes only his own. */
export type Writing = 'writes' | 'never'
export const textWriting: Readonly<Record<TextKind, Readonly<Record<SessionRole, Writing>>>> = {
  answer: {
    facilitator: 'writes',
    rapporteur: 'writes',
    expert: 'writes',
    board: 'never',
    participant: 'never',
  },
  summary: {
    facilitator: 'writes',
    rapporteur: 'writes',
    expert: 'writes',
    board: 'never',
    participant: 'never',
  },
  recommendation: {
    facilitator: 'writes',
    rapporteur: 'writes',
    expert: 'never',
    board: 'never',
    participant: 'never',
  },
  wording: {
    facilitator: 'writes',
    rapporteur: 'writes',
    expert: 'never',
    board: 'never',
    participant: 'never',
  },
  note: {
    facilitator: 'writes',
    rapporteur: 'writes',
    expert: 'never',
    board: 'never',
    participant: 'never',
  },
  minutes: {
    facilitator: 'writes',
    rapporteur: 'writes',
    expert: 'never',
    board: 'never',
    participant: 'never',
  },
}

export type Permission = 'yes' | 'not-allowed' | 'wrong-phase'

/** The one answer for server and button alike. */
export function mayCommand(role: SessionRole, kind: CommandKind, phase: Phase): Permission {
  const when = commandRights[kind][role]
  if (when.length === 0) return 'not-allowed'
  return when.includes(phase) ? 'yes' : 'wrong-phase'
}
