import { describe, expect, test } from 'vitest'
import { campaign } from '../campaigns/fuzz.ts'
import { runFuzzCampaign } from './fuzz-campaign.ts'
import { type Reader, readers } from './fuzz-parsers.ts'

test('[F-02, F-03, F-04, F-05, F-09] two hundred thousand messages without sense: no crash, none dear, nothing left behind', async () => {
  const { faults, tried, counted } = await campaign.run({ n: 200_000, seed: 20_210_224, say: () => undefined })
  expect(faults).toEqual({ crashes: 0, failures: 0, tooDear: 0, grown: 0 })
  expect(tried).toBeGreaterThanOrEqual(200_000)
  // They came as far as the house's own routes: answered well, and in each of the ways to say no.
  const answered = [200, 400, 403, 404, 413, 415, 431].filter((status) => (counted[`answered${status}`] ?? 0) > 0)
  expect(answered).toEqual([200, 400, 403, 404, 413, 415, 431])
  expect(counted['frames']).toBeGreaterThan(1_000)
}, 120_000)

describe('the campaign has teeth', () => {
  const share = { n: 3_000, seed: 5 }
  const beside = (name: string, read: () => unknown): Reader[] => [
    ...readers.filter((reader) => reader.name === 'cookie'),
    { name, weight: 1, draw: () => read },
  ]

  test('a reader that throws: noticed', async () => {
    const broken = beside('throws', () => JSON.parse('{'))
    expect((await runFuzzCampaign({ ...share, readers: broken })).faults.crashes).toBeGreaterThan(0)
  })

  test('a reader that throws later, where nobody catches it: noticed', async () => {
    const broken = beside('throws later', () => void Promise.reject(new Error('later')))
    expect((await runFuzzCampaign({ ...share, readers: broken })).faults.crashes).toBeGreaterThan(0)
  })

  test('a reader that looks for a line break behind each blank: noticed', async () => {
    const blanks = `${' '.repeat(16_000)}x`
    let looks = 0
    const slow = beside('looks too long', () => (looks++ < 4 ? /\s*\n/.test(blanks) : null))
    expect((await runFuzzCampaign({ n: 1_000, seed: 5, readers: slow })).faults.tooDear).toBeGreaterThan(0)
  })

  test('a reader that keeps what it read: noticed', async () => {
    const kept: Buffer[] = []
    const hoards = beside('hoards', () => kept.push(Buffer.alloc(1024 * 1024, 1)))
    const { faults } = await runFuzzCampaign({ n: 6_000, seed: 5, readers: hoards })
    expect(kept.length).toBeGreaterThan(100)
    expect(faults.grown).toBe(1)
  })
})
