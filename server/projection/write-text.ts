import type * as Y from 'yjs'

/**
 * Brings a shared text to the given words by the smallest single replacement, so that readers get a delta and carets
 * elsewhere in the text stay. Splits no surrogate pair: half of an emoji would become U+FFFD on a phone.
 */
export function writeText(text: Y.Text, words: string): void {
  const before = text.toString()
  if (before === words) return
  let start = 0
  const most = Math.min(before.length, words.length)
  while (start < most && before[start] === words[start]) start++
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === words[words.length - 1 - end]) end++
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--
  const removed = before.length - start - end
  if (removed > 0) text.delete(start, removed)
  const added = words.slice(start, words.length - end)
  if (added !== '') text.insert(start, added)
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
