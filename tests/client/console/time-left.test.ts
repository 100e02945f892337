import { describe, expect, it } from 'vitest'
import {
  leftMs,
  minutesAndSeconds,
  pauseOrGoOn,
  settingOf,
  stepMinutes,
} from '../../../client/screens/console/time-left.ts'

const running = { endsAt: 760_000, leftMs: null }
const standing = { endsAt: null, leftMs: 90_000 }
const none = { endsAt: null, leftMs: null }

describe('time on the console', () => {
  it('counts down by the clock of the server, and stops at nought', () => {
    expect(leftMs(running, 0)).toBe(760_000)
    expect(leftMs(running, 900_000)).toBe(0)
    expect(leftMs(none, 0)).toBeNull()
  })
  it('reads as minutes and seconds', () => {
    expect(minutesAndSeconds(760_000)).toBe('12:40')
    expect(minutesAndSeconds(4_200)).toBe('0:05')
  })
  it('takes a minute more or less without starting or stopping', () => {
    expect(stepMinutes(standing, 0, 1)).toEqual({ minutes: 2.5, running: false })
    expect(stepMinutes(running, 700_000, -1)).toEqual({ minutes: 0, running: true })
    expect(stepMinutes(none, 0, 1)).toEqual({ minutes: 1, running: true })
  })
  it('pauses and goes on with what was left', () => {
    expect(pauseOrGoOn(running, 700_000)).toEqual({ minutes: 1, running: false })
    expect(pauseOrGoOn(standing, 0)).toEqual({ minutes: 1.5, running: true })
    expect(settingOf(none, 0)).toEqual({ minutes: null, running: false })
  })
})
