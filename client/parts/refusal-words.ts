import type { Refusal } from '../../shared/domain/refusal.ts'
import type { Words } from '../../shared/words/words.ts'

/** A refusal in the words of the person who hears it. */
export function refusalWords(words: Words, refusal: Refusal): string {
  return words(`refusal.${refusal.code}`, { count: refusal.count ?? 0 })
}
