/** Every act on a session's structure. The permission table, the schemas and the decisions are complete over this list. */
export const COMMAND_KINDS = [
  // from the room
  'ask',
  'replace-own',
  'withdraw-own',
  'support',
  'opine',
  // sorting
  'write-for',
  'accept',
  'decline',
  'return-to-inbox',
  'protect',
  'unprotect',
  'set-form',
  'set-theme',
  'place',
  'reword',
  'mark-rewording',
  'print-asker',
  'merge',
  'unmerge',
  // the wall
  'spotlight',
  'show-view',
  'hide-board',
  'page-board',
  // answers
  'set-answer',
  'finish-answer',
  'answer-aloud',
  'answer-later',
  'reopen-answer',
  'confirm-summary',
  // recommendations
  'draft-recommendation',
  'describe-recommendation',
  'show-recommendation',
  'set-outcome',
  'open-floor',
  'show-floor',
  'close-floor',
  // conducting
  'change-phase',
  'set-time',
  'set-present',
  'set-doors',
  'new-code',
  'message-expert',
  'read-message',
  'close-session',
] as const
export type CommandKind = (typeof COMMAND_KINDS)[number]
