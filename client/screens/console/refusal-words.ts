import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Words } from '../../../shared/words/words.ts'

/** A refusal as the team reads it. « Déjà fait » is calm on purpose: two people at one list are faster than each other. */
export function refusalWords(words: Words, refusal: Refusal): string {
  if (refusal.code === 'wrong-state') return words('con.alreadydone')
  return words(`refusal.${refusal.code}`, { n: refusal.count ?? 0 })
}
