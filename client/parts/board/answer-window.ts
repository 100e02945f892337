/** Lines of a finished answer on one page (UX §3.2). */
export const answerPageLines = 6

export interface AnswerWindow {
  /** First line drawn, from 0. */
  readonly from: number
  readonly lines: number
  /** From 0. */
  readonly page: number
  readonly pages: number
}

/**
 * Which lines of a text are drawn when only `room` whole lines have place. While it grows, the last full ones, so that the
 * room follows the pen; once it is finished, pages, turned by the console and never by themselves.
 */
export function answerWindow(text: {
  readonly lines: number
  readonly room: number
  readonly finished: boolean
  readonly page: number
  readonly pageLinesMax: number
}): AnswerWindow {
  const room = Math.max(1, text.room)
  if (text.lines <= room) return { from: 0, lines: text.lines, page: 0, pages: 1 }
  if (!text.finished) return { from: text.lines - room, lines: room, page: 0, pages: 1 }
  const perPage = Math.min(text.pageLinesMax, room)
  const pages = Math.ceil(text.lines / perPage)
  const page = Math.min(Math.max(0, text.page), pages - 1)
  const from = page * perPage
  return { from, lines: Math.min(perPage, text.lines - from), page, pages }
}
