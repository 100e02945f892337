import { type AnswerWindow, answerPageLines, answerWindow } from './answer-window.ts'

/**
 * Sizes are in board units: 1 u is 1/1080 of the picture's height. Everything here measures what the browser drew and
 * writes custom properties; it is called in layout effects, so that no frame is painted in between.
 */
export const questionAlone = [112, 100, 90, 80, 72, 64, 60, 56, 52, 48, 44, 40] as const
const questionWithAnswer = [80, 60] as const
/** For questions so long that fewer lines of the answer than this would be left. */
const questionSqueezed = [52, 46, 40] as const
const answerLinesMin = 3

/**
 * The largest size at which `text` neither leaves `box` nor breaks a word; if none, words may break. The smallest of `sizes`
 * is not the end: rather than cut a sentence it goes down to what the last row can just read. False: even so there is no place.
 */
export function shrinkToFit(box: HTMLElement, text: HTMLElement, sizes: readonly number[]): boolean {
  const all = [...sizes, ...smallerThan(sizes.at(-1) ?? 0, box)]
  text.removeAttribute('data-break')
  if (all.some((size) => fits(box, text, size))) return true
  text.setAttribute('data-break', '')
  return all.some((size) => fits(box, text, size))
}

/** UX §5: nothing on the wall is smaller, counted in 1/1080 of its height. In a large hall a unit is more than that. */
const smallestOnWall = 40
function smallerThan(size: number, box: HTMLElement): readonly number[] {
  const hall = Number(getComputedStyle(box).getPropertyValue('--hall')) || 1
  return [58, 52, 48, 44, 40, 36, 32, 30, 27].filter((smaller) => smaller < size && smaller * hall >= smallestOnWall)
}

/**
 * ① the question shrinks as the answer grows, ② then the window shows whole lines only (UX §3.2).
 * Gives what is drawn of the answer.
 */
export function fitQuestion(parts: {
  readonly question: HTMLElement
  readonly frame: HTMLElement
  readonly words: HTMLElement
  /** What goes, in this order, rather than leave the answer fewer than three lines. */
  readonly dispensable: readonly (HTMLElement | null)[]
  readonly finished: boolean
  readonly page: number
}): AnswerWindow {
  const { question, frame, words, dispensable, finished, page } = parts
  question.setAttribute('data-break', '')
  for (const part of dispensable) part?.removeAttribute('data-gone')
  open(frame, words)
  for (const size of questionWithAnswer) {
    question.style.setProperty('--size', String(size))
    if (words.scrollHeight <= frame.clientHeight + 1) break
  }
  const isEnough = () => roomIn(frame, words) >= answerLinesMin || words.scrollHeight <= frame.clientHeight + 1
  for (const size of [...questionSqueezed, ...smallerThan(smallestOnWall, frame)]) {
    if (isEnough()) break
    question.style.setProperty('--size', String(size))
  }
  for (const part of dispensable) {
    if (isEnough()) break
    part?.setAttribute('data-gone', '')
  }
  return cut({ frame, words, finished, page, pageLinesMax: answerPageLines })
}

/** The same for a text that has the place to itself: it shrinks first, then it is cut at a line. */
export function fitWords(parts: {
  readonly frame: HTMLElement
  readonly words: HTMLElement
  readonly sizes: readonly number[]
  readonly finished: boolean
  readonly page: number
}): AnswerWindow {
  const { frame, words, sizes, finished, page } = parts
  open(frame, words)
  shrinkToFit(frame, words, sizes)
  return cut({ frame, words, finished, page, pageLinesMax: Number.POSITIVE_INFINITY })
}

/**
 * The pictures to scan shrink until all that stands with them has place. If that is not enough the small print goes, then
 * the pictures: code and address stay.
 */
export function fitPictures(box: HTMLElement): void {
  // Letters of the last line reach a little below it.
  const reach = box.clientHeight * 0.012
  const isIn = () => box.scrollHeight <= box.clientHeight + reach && box.scrollWidth <= box.clientWidth + 1
  for (const without of ['nothing', 'small', 'pictures']) {
    box.dataset['without'] = without
    for (const share of pictureShares) {
      box.style.setProperty('--share', String(share))
      if (isIn()) return
    }
  }
}
const pictureShares = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4]

function fits(box: HTMLElement, text: HTMLElement, size: number): boolean {
  text.style.setProperty('--size', String(size))
  return box.scrollHeight <= box.clientHeight + 1 && text.scrollWidth <= text.clientWidth + 1
}

function open(frame: HTMLElement, words: HTMLElement): void {
  words.style.removeProperty('margin-block-start')
  frame.style.removeProperty('max-block-size')
  frame.style.removeProperty('clip-path')
}

function lineHeight(words: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(words).lineHeight) || 1
}

function roomIn(frame: HTMLElement, words: HTMLElement): number {
  // A fraction of a pixel is lost in rounding: without it a line that fits exactly would be dropped.
  return Math.floor((frame.clientHeight + 0.5) / lineHeight(words))
}

function cut(parts: {
  readonly frame: HTMLElement
  readonly words: HTMLElement
  readonly finished: boolean
  readonly page: number
  readonly pageLinesMax: number
}): AnswerWindow {
  const { frame, words, finished, page, pageLinesMax } = parts
  const line = lineHeight(words)
  const lines = Math.round(words.scrollHeight / line)
  const shown = answerWindow({ lines, room: roomIn(frame, words), finished, page, pageLinesMax })
  if (shown.lines < lines) {
    words.style.setProperty('margin-block-start', `${-shown.from * line}px`)
    frame.style.setProperty('max-block-size', `${shown.lines * line}px`)
    // Feet of the line above and accents of the line below reach over the boundary.
    const above = shown.from > 0 ? line * 0.1 : 0
    const below = shown.from + shown.lines < lines ? line * 0.03 : 0
    frame.style.setProperty('clip-path', `inset(${above}px 0 ${below}px 0)`)
  }
  return shown
}
