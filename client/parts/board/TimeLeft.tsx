import type { ClockState } from '../../../shared/domain/clock-state.ts'
import type { Words } from '../../../shared/words/words.ts'

/** « reste 12 min », in the last minute « reste 40 s »: `12:40` would be read as a time of day (UX §2). */
export function TimeLeft({ clock, now, words }: { clock: ClockState; now: number; words: Words }) {
  const text = timeLeftWords(clock, now, words)
  if (text === null) return null
  const figure = /\d+\s?\S*/u.exec(text)
  if (figure === null) return <span className="time-left">{text}</span>
  return (
    <span className="time-left" role="timer">
      {text.slice(0, figure.index)}
      <b>{figure[0]}</b>
      {text.slice(figure.index + figure[0].length)}
    </span>
  )
}

/** Null when no time is told. */
export function timeLeftWords(clock: ClockState, now: number, words: Words): string | null {
  const left = clock.endsAt === null ? clock.leftMs : clock.endsAt - now
  if (left === null) return null
  if (left <= 0) return words('board.timeOver')
  const seconds = Math.ceil(left / 1000)
  return seconds < 60
    ? words('board.secondsLeft', { n: seconds })
    : words('board.minutesLeft', { n: Math.ceil(seconds / 60) })
}
