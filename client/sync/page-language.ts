import type { Language } from '../../shared/words/words.ts'

/** The language that somebody chose on one page, kept in this browser for that page alone. */
export interface PageLanguage {
  /** What the page is drawn in first. */
  readonly first: Language
  /** Never throws: a storage that is full or forbidden costs the memory of it, nothing else. */
  keep(language: Language): void
}

/**
 * `given`: what the server chose by the browser's wishes. An address that names a language (`?lang=`) is obeyed before
 * what was kept; `plainAddress` takes the name out of it, so that a page read again keeps what was chosen since.
 */
export function createPageLanguage(deps: {
  readonly screen: string
  readonly given: Language
  readonly address: { readonly search: string }
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null
  readonly plainAddress: () => void
}): PageLanguage {
  const { screen, given, address, storage, plainAddress } = deps
  const key = `palabre-language/${screen}`
  const named = new URLSearchParams(address.search).has('lang')
  return {
    first: named ? given : (read(storage, key) ?? given),
    keep(language) {
      plainAddress()
      try {
        storage?.setItem(key, language)
      } catch (_full) {
        // It is asked again next time.
      }
    },
  }
}

function read(storage: Pick<Storage, 'getItem'> | null, key: string): Language | null {
  try {
    const kept = storage?.getItem(key)
    return kept === 'fr' || kept === 'en' ? kept : null
  } catch (_forbidden) {
    return null
  }
}
