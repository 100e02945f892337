import { describe, expect, it } from 'vitest'
import { answerWindow } from '../../../client/parts/board/answer-window.ts'

describe('what the wall shows of an answer', () => {
  it('shows all of it while it has place', () => {
    expect(answerWindow({ lines: 4, room: 5, finished: false, page: 0, pageLinesMax: 6 })).toEqual({
      from: 0,
      lines: 4,
      page: 0,
      pages: 1,
    })
  })

  it('follows the pen with the last whole lines while it grows, whatever page the console is on', () => {
    expect(answerWindow({ lines: 11, room: 5, finished: false, page: 3, pageLinesMax: 6 })).toEqual({
      from: 6,
      lines: 5,
      page: 0,
      pages: 1,
    })
  })

  it('turns pages of six lines once it is finished, and the last page may be short', () => {
    const text = { lines: 14, room: 8, finished: true, pageLinesMax: 6 }
    expect(answerWindow({ ...text, page: 0 })).toEqual({ from: 0, lines: 6, page: 0, pages: 3 })
    expect(answerWindow({ ...text, page: 2 })).toEqual({ from: 12, lines: 2, page: 2, pages: 3 })
  })

  it('stays on the last page when the console turns further', () => {
    expect(answerWindow({ lines: 14, room: 8, finished: true, page: 40, pageLinesMax: 6 }).page).toBe(2)
  })

  it('shows every line on some page', () => {
    for (let lines = 1; lines < 40; lines += 1) {
      for (let room = 1; room < 12; room += 1) {
        const pages = answerWindow({ lines, room, finished: true, page: 0, pageLinesMax: 6 }).pages
        let seen = 0
        for (let page = 0; page < pages; page += 1) {
          const shown = answerWindow({ lines, room, finished: true, page, pageLinesMax: 6 })
          expect(shown.from).toBe(seen)
          expect(shown.lines).toBeLessThanOrEqual(room)
          seen += shown.lines
        }
        expect(seen).toBe(lines)
      }
    }
  })

  it('keeps one line where there is no room for any', () => {
    expect(answerWindow({ lines: 3, room: 0, finished: false, page: 0, pageLinesMax: 6 }).lines).toBe(1)
  })
})
