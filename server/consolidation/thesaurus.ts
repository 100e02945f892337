import * as z from 'zod/mini'

/** Concepts of the field, each with the folded words and phrases that stand for it; a series may have its own. */
export interface Thesaurus {
  /** Every concept as often as it is named in a folded text. */
  readonly conceptsIn: (folded: string) => readonly string[]
}

/** `{ "PLAINTE": ["plaintes?", "se plaindre"] }`: patterns over text without accents and apostrophes. */
const thesaurusSchema = z.record(
  z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,39}$/)),
  z.array(z.string().check(z.minLength(2), z.maxLength(120))).check(z.maxLength(200)),
)

/**
 * Rapporteurs write the words: only letters, digits, spaces and the plainest signs of a pattern are taken, so that none
 * can run for ever on a text.
 */
const plainPattern = /^[a-z0-9 ()|?:[\]*]+$/
const repeatedGroup = /[)\]]\*/g

export type ThesaurusResult =
  | { readonly is: 'thesaurus'; readonly thesaurus: Thesaurus }
  /** `where`: the concept whose words do not fit. */
  | { readonly is: 'refused'; readonly where: string }

export function readThesaurus(json: unknown): ThesaurusResult {
  const parsed = thesaurusSchema.safeParse(json)
  if (!parsed.success) return { is: 'refused', where: String(parsed.error.issues[0]?.path[0] ?? '') }
  const concepts: (readonly [string, RegExp])[] = []
  for (const [concept, words] of Object.entries(parsed.data)) {
    const patterns = words.map((word) => word.replace(/['’-]/g, ' '))
    if (!patterns.every(isPlain)) return { is: 'refused', where: concept }
    try {
      concepts.push([concept, new RegExp(`(?<![a-z0-9])(?:${patterns.join('|')})(?![a-z0-9])`, 'g')])
    } catch (_badPattern) {
      return { is: 'refused', where: concept }
    }
  }
  return {
    is: 'thesaurus',
    thesaurus: {
      conceptsIn: (folded) => concepts.flatMap(([concept, words]) => (folded.match(words) ?? []).map(() => concept)),
    },
  }
}

function isPlain(pattern: string): boolean {
  // A star stands behind a small class of letters only, never behind a group.
  return plainPattern.test(pattern) && (pattern.match(repeatedGroup) ?? []).every((end) => end === ']*')
}
