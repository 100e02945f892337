import { describe, expect, it } from 'vitest'
import { createRealClock } from '../../../server/runtime/clock.ts'
import { createSteppedClock } from '../../world/clock.ts'

describe('the stepped clock', () => {
  it('calls what falls due in the order of time, and what is cancelled never', async () => {
    const clock = createSteppedClock()
    const heard: string[] = []
    clock.after(30, () => heard.push(`late at ${clock.monotonic()}`))
    clock.after(10, () => heard.push(`early at ${clock.monotonic()}`))
    const cancel = clock.every(20, () => heard.push(`tick at ${clock.monotonic()}`))
    await clock.advance(40)
    cancel()
    await clock.advance(100)
    expect(heard).toEqual(['early at 10', 'tick at 20', 'late at 30', 'tick at 40'])
    expect(clock.waiting()).toBe(0)
  })

  it('calls what a call asked for, within the same step when due', async () => {
    const clock = createSteppedClock(0)
    const heard: number[] = []
    clock.after(5, () => clock.after(5, () => heard.push(clock.now())))
    await clock.advance(10)
    expect(heard).toEqual([10])
  })
})

describe('the real clock', () => {
  it('goes forward, and calls on a later turn', async () => {
    const clock = createRealClock()
    const before = clock.monotonic()
    let called = false
    const turn = new Promise<void>((resolve) => {
      clock.after(0, () => {
        called = true
        resolve()
      })
    })
    expect(called).toBe(false)
    await turn
    expect(clock.monotonic()).toBeGreaterThanOrEqual(before)
  })
})
