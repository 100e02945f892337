import { type Messages, setupI18n } from '@lingui/core'
import type { Language, OnMissing, Words } from './words.ts'

/** `messages` is what one of `compiled/fr.ts`, `compiled/en.ts` exports: a phone carries a single language. */
export function createWordsFrom(language: Language, messages: Messages, onMissing: OnMissing = 'show-id'): Words {
  const catalog = setupI18n({
    locale: language,
    messages: { [language]: messages },
    missing: (_, id) => {
      if (onMissing === 'throw') throw new Error(`no word for ${id} in ${language}`)
      return id
    },
  })
  const words = (id: string, values?: Readonly<Record<string, string | number>>) =>
    values === undefined ? catalog._(id) : catalog._(id, { ...values })
  return Object.assign(words, { language })
}
