import type { Language } from '../../../shared/words/words.ts'
import type { Description } from './description.ts'

export type Hint = 'verb' | 'addressees' | 'level' | 'deadline' | 'indicator' | 'sources'

/** What a good recommendation still lacks. Soft: none of it keeps anyone from adopting. */
export function hintsFor(text: string, description: Description, language: Language): readonly Hint[] {
  const hints: Hint[] = []
  if (language === 'fr' && text.trim() !== '' && !beginsWithInfinitive(text)) hints.push('verb')
  if (description.addressees.every((name) => name.trim() === '')) hints.push('addressees')
  if (description.level === '') hints.push('level')
  if (description.deadline === null) hints.push('deadline')
  if (description.indicator === null || description.indicator.trim() === '') hints.push('indicator')
  if (description.sources.length === 0) hints.push('sources')
  return hints
}

/** « Créer », « Mieux associer », « Se doter de », « Ne pas … »: an infinitive among the first words. */
function beginsWithInfinitive(text: string): boolean {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
  return words.slice(0, 3).some((word) => word.length > 3 && /(er|ir|re|oir)$/.test(word) && !notVerbs.has(word))
}

/** Frequent words that end as infinitives do. */
const notVerbs = new Set(['notre', 'votre', 'autre', 'entre', 'contre', 'premier', 'dernier', 'hier', 'maire', 'cadre'])
