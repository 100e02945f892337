import { describe, expect, it } from 'vitest'
import { offlineCases, offlineReturn } from './offline-return.ts'

describe('[N-04] an hour off line', () => {
  for (const [at, happened] of offlineCases.entries()) {
    it(`loses no word: ${happened}`, { timeout: 60_000 }, async () => {
      for (let seed = 100 + at; seed < 120; seed += offlineCases.length) {
        const result = await offlineReturn(seed, 8)
        expect(result).toMatchObject({ happened, lost: [], faults: [] })
        expect(result.typed).toBeGreaterThan(10)
      }
    })
  }
})
