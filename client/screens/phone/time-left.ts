import type { ClockState } from '../../../shared/domain/clock-state.ts'
import type { Words } from '../../../shared/words/words.ts'

/** « reste 12 min », in the last minute « reste 40 s » by tens: 12:40 reads as a time of day in French. Null: no time is shown. */
export function timeLeft(clock: ClockState, now: number, words: Words): string | null {
  const ms = clock.endsAt === null ? clock.leftMs : clock.endsAt - now
  if (ms === null) return null
  if (ms <= 0) return words('phone.time-over')
  if (ms > 60_000) return words('phone.left-min', { n: Math.ceil(ms / 60_000) })
  return words('phone.left-s', { n: Math.ceil(ms / 10_000) * 10 })
}

/** 10:55, as the phone's owner writes it. Only in the browser: the server does not know their time zone. */
export function timeOfDay(at: number, language: 'fr' | 'en'): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}
