import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createWords, type Language, type Words } from '../../shared/words/words.ts'

interface LanguageValue {
  readonly words: Words
  readonly other: Language
  /** The page goes on in the other language where it stands: no socket closes, no field is emptied, the focus stays. */
  readonly turn: () => void
}

const LanguageContext = createContext<LanguageValue | null>(null)

/** One around the whole page. `keep` is told each choice. */
export function LanguageProvider(props: {
  readonly first: Language
  readonly keep: (language: Language) => void
  readonly children: (words: Words) => ReactNode
}) {
  const { first, keep, children } = props
  const [language, setLanguage] = useState(first)
  const value = useMemo((): LanguageValue => {
    const other = language === 'fr' ? 'en' : 'fr'
    return {
      words: createWords(language),
      other,
      turn() {
        keep(other)
        setLanguage(other)
      },
    }
  }, [language, keep])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <LanguageContext.Provider value={value}>{children(value.words)}</LanguageContext.Provider>
}

/** Null for a part that is drawn outside of a page (pictures, tests): there is nothing to turn. */
export function useLanguageTurn(): LanguageValue | null {
  return useContext(LanguageContext)
}
