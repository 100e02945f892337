import type { Language } from '../../shared/words/words.ts'
import type { PageMemory } from './page-memory.ts'

/** The language that somebody chose on this page. */
export interface PageLanguage {
  /** What the page is drawn in first. */
  readonly first: Language
  keep(language: Language): void
}

/**
 * `given`: what the server chose by the browser's wishes. An address that names a language (`?lang=`) is obeyed before
 * what was kept; `plainAddress` takes the name out of it, so that a page read again keeps what was chosen since.
 */
export function createPageLanguage(deps: {
  readonly given: Language
  readonly search: string
  readonly memory: PageMemory
  readonly plainAddress: () => void
}): PageLanguage {
  const { given, search, memory, plainAddress } = deps
  const kept = memory.read('language')
  const named = new URLSearchParams(search).has('lang')
  return {
    first: !named && (kept === 'fr' || kept === 'en') ? kept : given,
    keep(language) {
      plainAddress()
      memory.keep('language', language)
    },
  }
}
