import { limits } from '../../../shared/domain/limits.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { PhoneDraft } from './phone-state.ts'

/** What is missing before it can be sent, in words; null when nothing is. `named`: « Avec mon nom » is chosen. */
export function askFault(draft: PhoneDraft, named: boolean, words: Words): string | null {
  const text = draft.text.trim()
  if (text === '') return words('ask.empty')
  const over = text.length - limits.askedCharactersMax
  if (over > 0) return words('ask.long', { n: over })
  if (named && (draft.name ?? '').trim() === '') return words('phone.name-empty')
  return null
}

/** Told while typing, once it matters: the last letters, and those too many. */
export function lettersLeft(text: string, words: Words): { readonly text: string; readonly tooMany: boolean } | null {
  const left = limits.askedCharactersMax - text.trim().length
  if (left < 0) return { text: words('ask.long', { n: -left }), tooMany: true }
  return left <= 60 ? { text: words('phone.letters-left', { n: left }), tooMany: false } : null
}
