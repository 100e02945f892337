import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Words } from '../../../shared/words/words.ts'

export function refusalWords(refusal: Refusal, words: Words): string {
  return words(`refusal.${refusal.code}`, { count: refusal.count ?? 0 })
}
