import { createWords, type Language, type Words } from '../../shared/words/words.ts'

/** As on screen, but a word that is not there fails the test. */
export function strictWords(language: Language = 'fr'): Words {
  return createWords(language, 'throw')
}
