import { describe, expect, test } from 'vitest'
import { judge } from '../../server/gatekeeper/gate.ts'
import { brokenGates } from './broken-gates.ts'
import { runGateCampaign } from './gate-campaign.ts'

/** Seeds that once failed stay here: 115 (a past learnt in one text was held against an earlier struct in another). */
const seeds = [1, 2, 115]

test.each(seeds)(
  '[A-01, F-01, F-06, C-02, C-07] seed %i: no false refusal, no effect outside of rights, nothing pending, all pages agree',
  (seed) => {
    const figures = runGateCampaign({ seed, rooms: 8, stepsPerRoom: 60, forgedPerMessage: 3, judge })
    expect(figures.honest).toBeGreaterThan(300)
    expect(figures.forgedAccepted).toBeGreaterThan(30)
    expect(figures.forgedAdmitted).toBeGreaterThan(3)
    // The forged ones are worth the name: plain Yjs does not survive them.
    expect(figures.plainThrew + figures.plainPending).toBeGreaterThan(figures.plainSampled / 4)
  },
)

/** A gate with one guard taken out must be noticed by the oracle, else the tests above say nothing. */
describe('the oracle has teeth', () => {
  test.each(brokenGates)('%s: noticed', (_, broken) => {
    const campaign = () => runGateCampaign({ seed: 5, rooms: 12, stepsPerRoom: 60, forgedPerMessage: 4, judge: broken })
    expect(campaign).toThrow(/ESCAPE|FALSE REFUSAL|DIVERGED|differs|another document|Integer out of Range|Unexpected/)
  })
})
