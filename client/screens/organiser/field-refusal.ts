import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Words } from '../../../shared/words/words.ts'
import { refusalWords } from '../../parts/refusal-words.ts'

/** A refusal in the words of someone who fills in a form; `field` is where it belongs. */
export function fieldRefusal(words: Words, refusal: Refusal, field: string | null): string {
  if (field === 'agenda' && refusal.code !== 'bad-characters' && refusal.code !== 'too-long')
    return words('org.refusal-agenda')
  switch (refusal.code) {
    case 'empty':
      return words('org.refusal-empty')
    case 'bad-number':
      return words(
        field === 'organisers' || field === 'partners' || field === 'funders'
          ? 'org.refusal-list'
          : 'org.refusal-bad-number',
      )
    case 'bad-characters':
      return field === 'code' ? words('org.refusal-code') : refusalWords(words, refusal)
    case 'unknown-card':
      return words('org.refusal-unknown')
    case 'wrong-state':
      return words('org.refusal-state')
    case 'full':
      return words('org.refusal-full')
    case 'unavailable':
      return words('org.refusal-unavailable')
    case 'no-seat':
      return words('org.denied')
    default:
      return refusalWords(words, refusal)
  }
}
