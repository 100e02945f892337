import { expect, test } from 'vitest'
import { killAgainAndAgain } from './kills.ts'
import { answeredBeforeFlush, repeatedAgain } from './without-guard.ts'

test('[D-01] the kills see a server that answers before it has written', async () => {
  const figures = await killAgainAndAgain({ kills: 30, seed: 7, phones: 12, guardsOut: answeredBeforeFlush })
  expect(figures.findings.join()).toContain('lost')
}, 600_000)

test('[D-01] the kills see a server that does a repeated command again', async () => {
  const plan = { kills: 30, seed: 8, phones: 12, askEveryMs: 1_000, guardsOut: repeatedAgain }
  const figures = await killAgainAndAgain(plan)
  expect(figures.findings.join()).toContain('doubled')
}, 600_000)
