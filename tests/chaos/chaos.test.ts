import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aChaosHouse, chaosEvening } from './chaos-evening.ts'

const share = 30
const together = 10

describe('[N-01] [N-09] a network that does its worst', () => {
  let chaos: Awaited<ReturnType<typeof aChaosHouse>>
  beforeAll(async () => {
    chaos = await aChaosHouse()
  })
  afterAll(() => chaos.house.stop())

  for (let from = 1; from <= share; from += together) {
    it(`loses and doubles nothing that was promised, seeds ${from} to ${from + together - 1}`, {
      timeout: 120_000,
    }, async () => {
      const seeds = Array.from({ length: together }, (_, at) => from + at)
      const results = await Promise.all(seeds.map((seed) => chaosEvening(seed, chaos)))
      expect(results.flatMap(({ seed, faults }) => faults.map((fault) => `seed ${seed}: ${fault}`))).toEqual([])
      expect(results.reduce((sum, each) => sum + each.acknowledged, 0)).toBeGreaterThan(together)
      expect(results.some((each) => Object.keys(each.done).length > 3)).toBe(true)
    })
  }

  it('notices a server that applies a command as often as it comes', { timeout: 120_000 }, async () => {
    const { applied } = chaos.plenary.memory()
    const known = applied.get.bind(applied)
    applied.get = () => undefined
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => chaosEvening(1_001 + at, chaos, 3_000)))
    applied.get = known
    expect(results.flatMap((each) => each.faults).join()).toMatch(/applied [2-9] times|stands [2-9] times/)
  })
})
