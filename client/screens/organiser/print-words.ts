import type { Language } from '../../../shared/words/words.ts'

/** « mercredi 24 février 2021 »; the text itself when it is no day yet. `date`: yyyy-mm-dd. */
export function dayInWords(date: string, language: Language): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) return date
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(at)
}

/** A moment on this computer's clock, to the minute. */
export function momentInWords(iso: string, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(Date.parse(iso))
}
