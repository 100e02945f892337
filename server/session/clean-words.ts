import { type Refusal, refusal } from '../../shared/domain/refusal.ts'

export type CleanWords =
  | { readonly is: 'clean'; readonly text: string }
  | { readonly is: 'refused'; readonly refusal: Refusal }

/** Control characters but line feed, and the direction overrides with which a text can show what it does not say (TRUST A-11). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u

/**
 * Words as a person typed them: line ends made one kind, composed (NFC: the same é on every phone), outer space cut.
 * Refuses what is empty, over `charactersMax` UTF-16 units (with the number too many), or holds control characters.
 */
export function cleanWords(typed: string, charactersMax: number): CleanWords {
  const text = typed.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').toWellFormed().normalize('NFC').trim()
  if (FORBIDDEN.test(text)) return { is: 'refused', refusal: refusal('bad-characters') }
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
