import type { ClockState } from '../../../shared/domain/clock-state.ts'

const minuteMs = 60_000
/** What the schema of `set-time` takes. */
const minutesMax = 600

/** Arguments of `set-time`. */
export interface TimeSetting {
  readonly minutes: number | null
  readonly running: boolean
}

/** Milliseconds left by the server's clock, never below 0; null when no time is shown. */
export function leftMs(clock: ClockState, serverNow: number): number | null {
  if (clock.endsAt !== null) return Math.max(0, clock.endsAt - serverNow)
  return clock.leftMs
}

/** `12:40` for the console only: the room reads « reste 12 min ». */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** One minute more or less, going on as it did. Without a time, one minute more starts one. */
export function stepMinutes(clock: ClockState, serverNow: number, step: 1 | -1): TimeSetting {
  const left = leftMs(clock, serverNow) ?? 0
  const minutes = Math.min(minutesMax, Math.max(0, left / minuteMs + step))
  return { minutes, running: clock.endsAt !== null || clock.leftMs === null }
}

export function pauseOrGoOn(clock: ClockState, serverNow: number): TimeSetting {
  const left = leftMs(clock, serverNow)
  return { minutes: left === null ? null : left / minuteMs, running: clock.endsAt === null && left !== null }
}

/** The setting that gives the clock back as it is now. */
export function settingOf(clock: ClockState, serverNow: number): TimeSetting {
  const left = leftMs(clock, serverNow)
  return { minutes: left === null ? null : left / minuteMs, running: clock.endsAt !== null }
}
