import { expect, test } from 'vitest'
import { killAgainAndAgain } from './kills.ts'

const kills = 40

test(`[D-01] ${kills} kills of the server under 40 people at work: nothing acknowledged is lost or doubled, all come back by themselves`, async () => {
  const figures = await killAgainAndAgain({ kills, seed: 2_021, phones: 34 })
  expect(figures.findings).toEqual([])
  expect(figures.stranded).toEqual([])
  expect(figures.kills).toBe(kills)
  // Work was done at all, and between all kills.
  expect(figures.acknowledged).toBeGreaterThan(kills * 10)
  expect(Math.max(...figures.ownMs)).toBeLessThan(5_000)
}, 600_000)
