import type { CardId } from './ids.ts'

/**
 * What the wall can show (UX §3.2). `question` and `recommendation` show the card in the spotlight; `speakers` shows who has the
 * floor and who is next; `becomes` is « Ce que
 * devient votre question », to be read aloud.
 */
export const BOARD_VIEWS = [
  'waiting',
  'join',
  'becomes',
  'question',
  'recommendation',
  'speakers',
  'pause',
  'message',
  'end',
] as const
export type BoardView = (typeof BOARD_VIEWS)[number]

export interface Board {
  readonly view: BoardView
  readonly card: CardId | null
  /** Everything off but the title, within 300 ms. */
  readonly hidden: boolean
  /** One sentence, for `message` and `pause`. */
  readonly message: string
  /** Page of a finished long answer, from 0; advanced by the console, never by itself. */
  readonly page: number
}
