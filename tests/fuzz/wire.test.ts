import { expect, test } from 'vitest'
import { campaign } from '../campaigns/wire.ts'
import { runWireCampaign } from './wire-campaign.ts'
import type { WireWorld } from './wire-world.ts'

test('[A-02, A-04, A-06] twenty thousand messages of hostile seats beside honest people at work: nothing of theirs changes', async () => {
  const { faults, tried, counted } = await campaign.run({ n: 20_000, seed: 20_210_224, say: () => undefined })
  expect(faults).toEqual({
    effects: 0,
    letIn: 0,
    notCut: 0,
    wrongCode: 0,
    commandsLetIn: 0,
    slowLetters: 0,
    grown: 0,
    dead: 0,
  })
  expect(tried).toBeGreaterThanOrEqual(20_000)
  // The honest wrote meanwhile, and every kind of end was met.
  expect(counted['letters']).toBeGreaterThan(20)
  for (const end of ['ended403', 'ended1009', 'ended4401', 'ended4409', 'ended4410']) {
    expect(counted[end], end).toBeGreaterThan(0)
  }
}, 180_000)

/** Somebody of the team among those who should be nobody; an open door where a shut one is looked for; no patience at all. */
test('the campaign has teeth: who gets in, who is not cut, who waits and what grows is noticed', async () => {
  const bend = (world: WireWorld): WireWorld => ({
    ...world,
    targets: [
      { what: 'a traitor', seat: world.witness, document: 'desk.1', door: 'open' },
      { what: 'an open door', seat: world.witness, document: 'stage.1', door: 4410 },
      { what: 'another open door', seat: world.witness, document: 'stage.1', door: 403 },
      ...world.targets.filter(({ what, door }) => what === 'participant' && door === 'open').slice(0, 2),
    ],
  })
  const { faults, skipped } = await runWireCampaign({
    n: 1_500,
    seed: 3,
    say: () => undefined,
    limits: { letterP99Ms: 0, growthBytes: Number.NEGATIVE_INFINITY, cutWithinMs: 300 },
    bend,
  })
  expect(faults.effects).toBeGreaterThan(0)
  expect(faults.letIn + faults.wrongCode + faults.notCut).toBeGreaterThan(0)
  expect(faults.notCut).toBeGreaterThan(0)
  expect(faults.slowLetters + skipped.filter((why) => why.includes('letters')).length).toBeGreaterThan(0)
  expect(faults.grown + skipped.filter((why) => why.includes('memory')).length).toBeGreaterThan(0)
}, 120_000)
