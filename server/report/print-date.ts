/**
 * A day in words: « mercredi 24 février 2021 », “Wednesday 24 February 2021”. The weekday is computed, never typed: a
 * day and a weekday that contradict each other cannot be printed. `date`: yyyy-mm-dd.
 */
export function dayInWords(date: string, language: 'fr' | 'en', weekday: boolean): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const at = Date.UTC(year, month - 1, day)
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { ...options, timeZone: 'UTC' }).format(at)
  const number = language === 'fr' && day === 1 ? '1er' : String(day)
  const words = `${number} ${part({ month: 'long' })} ${year}`
  return weekday ? `${part({ weekday: 'long' })} ${words}` : words
}
