import { describe, expect, it } from 'vitest'
import { createFloodLimit } from '../../../server/gatekeeper/flood-limit.ts'
import { createSteppedClock } from '../../world/clock.ts'

const rates = { messagesPerSecond: 120, messagesBurst: 600, bytesPerSecond: 1_000, bytesBurst: 10_000 }

describe('what one connection may send', () => {
  it('[F-05] ten minutes of typing, thirty updates a second with their barriers, are no flood', async () => {
    const clock = createSteppedClock()
    const flood = createFloodLimit(clock, { ...rates, bytesPerSecond: 128 * 1024 })
    for (let second = 0; second < 600; second++) {
      for (let at = 0; at < 60; at++) expect(flood.take(40)).toBe(true)
      await clock.advance(1_000)
    }
  })

  it('[F-05] a burst is taken once, and again only after as long as it would have lasted', async () => {
    const clock = createSteppedClock()
    const flood = createFloodLimit(clock, rates)
    for (let at = 0; at < 600; at++) expect(flood.take(0)).toBe(true)
    expect(flood.take(0)).toBe(false)
    await clock.advance(1_000)
    for (let at = 0; at < 119; at++) expect(flood.take(0)).toBe(true)
    expect(flood.take(0)).toBe(false)
  })

  it('[F-04] bytes count as well as messages', async () => {
    const clock = createSteppedClock()
    const flood = createFloodLimit(clock, rates)
    expect(flood.take(10_000)).toBe(true)
    expect(flood.take(1)).toBe(false)
    await clock.advance(2_000)
    expect(flood.take(1_500)).toBe(true)
  })
})
