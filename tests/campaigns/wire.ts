import { runWireCampaign } from '../fuzz/wire-campaign.ts'
import type { Campaign } from './campaign.ts'

export const campaign: Campaign = {
  what: 'Hostile seats of every kind on the real sockets: nothing of the room changes, nobody waits, whoever offends is cut.',
  unit: 'messages',
  nDefault: 50_000,
  async run(plan) {
    const result = await runWireCampaign(plan)
    const failed = Object.values(result.faults).some((count) => count > 0)
    return { ...result, failedSeeds: failed ? [plan.seed] : [] }
  },
}
