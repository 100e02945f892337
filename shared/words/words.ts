import { messages as en } from './compiled/en.ts'
import { messages as fr } from './compiled/fr.ts'
import type { WordId as CompiledWordId } from './compiled/word-id.ts'
import { createWordsFrom } from './words-from.ts'

export type Language = 'fr' | 'en'

/** The name of a word on screen, as it stands in fr.po and en.po. */
export type WordId = CompiledWordId

/**
 * The words on screen in one language. A value is put where the message names it: `words('ask.long', { n: 12 })`.
 * Plurals and numbers follow the language's own rules.
 */
export interface Words {
  (id: WordId, values?: Readonly<Record<string, string | number>>): string
  readonly language: Language
}

/** What to do when a word is not there, which only an id made at run time can cause. */
export type OnMissing = 'throw' | 'show-id'

/** Holds both languages: for the server and the laptops. A phone loads one: words-from.ts. */
export function createWords(language: Language, onMissing: OnMissing = 'show-id'): Words {
  return createWordsFrom(language, language === 'fr' ? fr : en, onMissing)
}
