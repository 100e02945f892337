import { diffArrays } from 'diff'
import type * as Y from 'yjs'
import { writeText } from './write-text.ts'

/** Beyond this many changed words the texts have nothing left in common, and searching on would hold the thread. */
const changedWordsMax = 400

/**
 * Brings a shared text to the given words, word by word: what stands in both is not touched, so what somebody is writing
 * beside it at this moment lands where he put it, and never inside a word of another. For texts that people have open;
 * `writeText` is cheaper where nobody writes.
 */
export function mergeText(text: Y.Text, words: string): void {
  const before = text.toString()
  if (before === words) return
  const parts = diffArrays(inWords(before), inWords(words), { maxEditLength: changedWordsMax })
  if (parts === undefined) writeText(text, words)
  let at = 0
  for (const part of parts ?? []) {
    const letters = part.value.join('')
    if (part.removed) text.delete(at, letters.length)
    else if (part.added) text.insert(at, letters)
    if (!part.removed) at += letters.length
  }
}

function inWords(text: string): string[] {
  return text.match(/\s|\S+/g) ?? []
}
