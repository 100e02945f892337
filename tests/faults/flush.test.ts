import { expect, test } from 'vitest'
import { sufferAndGoOn } from './evening.ts'
import { whyNoFaultyDisk } from './faulty-disk.ts'
import { cutPower, record } from './power-cut.ts'
import { flushBelieved } from './without-guard.ts'

const skipped = whyNoFaultyDisk()
const needs = skipped === null ? '' : `, skipped: ${skipped}`
const eio = (at: number) => ({ error: `flush:5:${at}:1` })

test.skipIf(skipped !== null).each([52, 110])(
  `[D-08] the %ith flush of an evening fails, then the power is cut: what the system forgot was told to nobody${needs}`,
  async (at) => {
    const figures = await cutPower(await record('house', 6, [], eio(at)), 60, 5)
    expect(figures.examples).toEqual([])
  },
  600_000,
)

test.skipIf(skipped !== null)(
  `[D-08] a server that believes a failed flush loses what it told${needs}`,
  async () => {
    const figures = await cutPower(await record('house', 6, flushBelieved, eio(52)), 60, 5)
    expect(figures.failed).toBeGreaterThan(5)
  },
  600_000,
)

test.skipIf(skipped !== null)(
  `[D-09] writes that are done by halves or interrupted are finished, and nothing else changes${needs}`,
  async () => {
    const { first, findings } = await sufferAndGoOn(7, { shortEvery: 3 })
    expect(first).toMatchObject({ code: 0, said: '' })
    expect(findings).toEqual([])
  },
  600_000,
)
