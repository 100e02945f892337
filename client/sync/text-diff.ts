import { forbiddenInText } from '../../shared/domain/forbidden-characters.ts'
import type { TextChange } from './shared-text.ts'

/**
 * The smallest replacement that makes `after` of `before`; null when they are equal. When letters repeat, several places
 * are as good: the one that ends at the caret is where the person typed. No surrogate pair is ever split, because Yjs
 * would turn its halves into replacement characters.
 * `caret`: where the caret stands in `after`; its end when not known.
 */
export function smallestChange(before: string, after: string, caret = after.length): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  // What follows the caret was not typed: match it from the end first, but no more than what follows.
  const tailMax = Math.min(shorter, after.length - caret)
  let tail = 0
  while (tail < tailMax && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
    tail += 1
  }
  let head = 0
  while (head < shorter - tail && before.charCodeAt(head) === after.charCodeAt(head)) head += 1
  // The caret may stand before what changed (delete forwards, undo): then the tail can still grow.
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1
  }
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head -= 1
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail -= 1
  return {
    at: head,
    remove: before.length - head - tail,
    insert: after.slice(head, after.length - tail),
  }
}

/** The first `length` UTF-16 units, one fewer when that would split a pair. */
export function cutText(text: string, length: number): string {
  if (length <= 0) return ''
  if (text.length <= length) return text
  return text.slice(0, isHighSurrogate(text.charCodeAt(length - 1)) ? length - 1 : length)
}

/**
 * What a keyboard or the clipboard gives, made fit for a shared text: line ends as one character, tabs as spaces, and
 * nothing that the gate refuses. It refuses with the whole document; a paste must not cost that.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(forbidden, '')
}

const forbidden = new RegExp(forbiddenInText.source, 'gu')

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
