import { expect, test } from 'vitest'
import { inAnyOrder } from '../world/random.ts'
import { changesOf, sufferAndGoOn } from './evening.ts'
import { whyNoFaultyDisk } from './faulty-disk.ts'

const skipped = whyNoFaultyDisk()
const needs = skipped === null ? '' : `, skipped: ${skipped}`
const every = 25
const patienceMs = 15_000
const seed = 7

test.skipIf(skipped !== null)(
  `[D-02] an evening killed at every ${every}th change of its disk, as many as ${patienceMs / 1_000} s allow: nothing told is lost, and it goes on to its end${needs}`,
  async () => {
    const until = performance.now() + patienceMs
    const changes = await changesOf(seed)
    // Not from the beginning: a slow machine would never see the closing.
    const moments = inAnyOrder(
      Array.from({ length: Math.floor(changes / every) }, (_, at) => (at + 1) * every),
      seed,
    )
    let tried = 0
    for (const killAt of moments) {
      if (tried >= 3 && performance.now() > until) break
      const { first, findings } = await sufferAndGoOn(seed, { killAt })
      expect(first.code, `change ${killAt}`).toBeNull()
      expect(findings, `change ${killAt}`).toEqual([])
      tried++
    }
    expect(tried).toBeGreaterThan(2)
  },
  600_000,
)

test.skipIf(skipped !== null)(
  `[D-07] an evening whose disk fills up in the middle: told by name, nothing told is lost, and it goes on once there is room${needs}`,
  async () => {
    const { first, findings } = await sufferAndGoOn(seed, { error: 'write:28:250:-1' })
    expect(first).toMatchObject({ code: 4 })
    expect(first.said).toContain('disk-full')
    expect(findings).toEqual([])
  },
  600_000,
)
