import type { Language } from '../../shared/words/words.ts'

/** A time of day, such as `10:52`, where this page is. `ms`: milliseconds since the epoch. */
export function hour(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms)
}
