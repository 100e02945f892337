import { expect, test } from 'vitest'
import { judge } from '../../server/gatekeeper/gate.ts'
import { runGateCampaign } from './gate-campaign.ts'

const seeds = [1, 2, 3, 4]

test.each(seeds)(
  '[A-01, F-01, C-02] seed %i: no false refusal, no effect outside of rights, nothing pending',
  (seed) => {
    const figures = runGateCampaign({ seed, rooms: 12, stepsPerRoom: 60, forgedPerMessage: 3, judge })
    console.log(JSON.stringify(figures))
    expect(figures.honest).toBeGreaterThan(300)
  },
)
