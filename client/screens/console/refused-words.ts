import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Words } from '../../../shared/words/words.ts'
import { refusalWords } from '../../parts/refusal-words.ts'

/** A refusal as the team reads it. « Déjà fait » is calm on purpose: two people at one list are faster than each other. */
export function refusedWords(words: Words, refusal: Refusal): string {
  return refusal.code === 'wrong-state' ? words('con.alreadydone') : refusalWords(words, refusal)
}
