import { runFuzzCampaign } from '../fuzz/fuzz-campaign.ts'
import type { Campaign } from './campaign.ts'

export const campaign: Campaign = {
  what: 'Messages without sense before every reader of untrusted bytes: none may crash it, hang it or leave memory behind.',
  unit: 'fuzzed messages',
  nDefault: 500_000,
  async run(plan) {
    const result = await runFuzzCampaign(plan)
    const failed = Object.values(result.faults).some((count) => count > 0)
    return { ...result, failedSeeds: failed ? [plan.seed] : [], skipped: [] }
  },
}
