import { expect, test } from 'vitest'
import { createRetry, retryDelayMs } from '../../../client/sync/reconnect-policy.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'

test('the first return is spread over 0.3 to 1 s', () => {
  const random = createSeededRandom(3)
  const delays = Array.from({ length: 2_000 }, () => retryDelayMs(0, random))
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(300)
  expect(Math.max(...delays)).toBeLessThanOrEqual(1_000)
  // Full jitter: a quarter of a thousand phones in each quarter of the time, more or less.
  const early = delays.filter((delay) => delay < 475).length
  expect(early).toBeGreaterThan(400)
  expect(early).toBeLessThan(600)
})

test('later returns are spread wider, never beyond 8 s, however long it lasts', () => {
  const random = createSeededRandom(4)
  const longest = (attempt: number) => Math.max(...Array.from({ length: 500 }, () => retryDelayMs(attempt, random)))
  expect(longest(1)).toBeGreaterThan(1_500)
  expect(longest(1)).toBeLessThanOrEqual(2_000)
  expect(longest(3)).toBeLessThanOrEqual(8_000)
  expect(longest(1_000)).toBeLessThanOrEqual(8_000)
})

test('whoever is waiting tries at once when the network is back', async () => {
  const clock = createSteppedClock()
  let back = () => {}
  let attempts = 0
  const retry = createRetry({
    clock,
    random: createSeededRandom(),
    onReturn(listener) {
      back = listener
      return () => {}
    },
    attempt: () => {
      attempts += 1
    },
  })
  back()
  expect(attempts).toBe(0)
  retry.again()
  back()
  expect(attempts).toBe(1)
  await clock.advance(10_000)
  expect(attempts).toBe(1)
})
