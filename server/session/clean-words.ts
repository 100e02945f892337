import { forbiddenInText } from '../../shared/domain/forbidden-characters.ts'
import { type Refusal, refusal } from '../../shared/domain/refusal.ts'

export type CleanWords =
  | { readonly is: 'clean'; readonly text: string }
  | { readonly is: 'refused'; readonly refusal: Refusal }

/** No script of people stacks so many marks on one letter; a text that does draws over its neighbours. */
const STACKED = /\p{M}{6,}/u

/**
 * Words as a person typed them: line ends made one kind, composed (NFC: the same é on every phone), outer space cut.
 * Refuses what is empty, over `charactersMax` UTF-16 units (with the number too many), or holds control characters
 * or letters buried under marks.
 */
export function cleanWords(typed: string, charactersMax: number): CleanWords {
  const text = typed
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .trim()
  if (forbiddenInText.test(text) || STACKED.test(text)) return { is: 'refused', refusal: refusal('bad-characters') }
  // Only marks and invisible signs are no words either.
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(text)) return { is: 'refused', refusal: refusal('empty') }
  if (text.length > charactersMax) return { is: 'refused', refusal: refusal('too-long', text.length - charactersMax) }
  return { is: 'clean', text }
}

/** The same for a line that may be left empty: gives null then. */
export function cleanLine(
  typed: string | null,
  charactersMax: number,
): { readonly is: 'clean'; readonly text: string | null } | { readonly is: 'refused'; readonly refusal: Refusal } {
  if (typed === null || typed.trim() === '') return { is: 'clean', text: null }
  const clean = cleanWords(typed.replace(/\s+/g, ' '), charactersMax)
  if (clean.is === 'refused' && clean.refusal.code === 'empty') return { is: 'clean', text: null }
  return clean
}

/** A question is a few lines: what comes as more (a pasted list, a prank of a hundred line feeds) is run together. */
export function inFewLines(typed: string): string {
  // Line by line: one pattern for the ends and the spaces around them reads a long run of spaces from each of its letters.
  const lines = typed.split(/\r?\n/).flatMap((line) => line.trim() || [])
  return lines.length <= 6 ? lines.join('\n') : lines.join(' ')
}
