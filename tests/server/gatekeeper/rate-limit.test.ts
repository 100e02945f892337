import { afterEach, expect, test, vi } from 'vitest'
import { createRateLimit } from '../../../server/gatekeeper/rate-limit.ts'
import { limits } from '../../../shared/domain/limits.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('[D-10] a clock that is set back by an hour sends nobody away for longer than a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2021, 1, 24, 9) })
  const rate = createRateLimit()
  for (let asked = 0; asked < limits.askedPerSeatPerMinuteMax; asked++) expect(await rate.ask('awa')).toBeNull()
  vi.setSystemTime(Date.UTC(2021, 1, 24, 8))
  const seconds = await rate.ask('awa')
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
})
