/**
 * The stage as a Yjs document. Only the server writes it. Four root maps of plain values and one of cards; a card is a
 * Y.Map of plain values with up to three Y.Texts, so that a growing answer travels as deltas.
 */
export const stageRoots = {
  session: 'session',
  board: 'board',
  counts: 'counts',
  join: 'join',
  cards: 'cards',
} as const
/** Keys of a card that hold a Y.Text. */
export const stageTexts = ['text', 'answerText', 'summaryText'] as const
