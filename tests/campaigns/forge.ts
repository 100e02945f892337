import { runForgeCampaign } from '../fuzz/forge-campaign.ts'
import type { Campaign } from './campaign.ts'

export const campaign: Campaign = {
  what: 'Forged updates at the gate: none may do what its sender may not, change a byte when refused, stay pending or be dear.',
  unit: 'forged updates',
  nDefault: 500_000,
  run(plan) {
    const began = process.cpuUsage()
    const { forged, faults, failedSeeds, firstFault, refusals, ...counts } = runForgeCampaign(plan)
    const { user, system } = process.cpuUsage(began)
    const perSecond = Math.round(forged / ((user + system) / 1_000_000))
    if (firstFault !== null) plan.say(`first fault: ${firstFault}`)
    return Promise.resolve({
      tried: forged,
      faults,
      counted: { ...counts, ...refusals, perSecond },
      failedSeeds,
      skipped: [],
    })
  },
}
