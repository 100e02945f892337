import { aChaosHouse, chaosEvening } from '../chaos/chaos-evening.ts'
import type { Campaign } from './campaign.ts'

/** A session holds some thousands of cards: then another house begins. */
const perHouse = 200
const together = 8

export const campaign: Campaign = {
  what: '[N-01] real pages and a real gateway over a network that cuts, stalls, slices, resets, doubles: nothing promised is lost.',
  unit: 'seeds',
  nDefault: 200,
  async run({ n, seed, say }) {
    const failedSeeds: number[] = []
    const counted: Record<string, number> = { acknowledged: 0 }
    let faults = 0
    for (let from = 0; from < n; from += perHouse) {
      const chaos = await aChaosHouse()
      let next = from
      const worker = async () => {
        while (next < Math.min(n, from + perHouse)) {
          const result = await chaosEvening(seed + next++, chaos)
          counted['acknowledged'] = (counted['acknowledged'] ?? 0) + result.acknowledged
          for (const [what, times] of Object.entries(result.done)) counted[what] = (counted[what] ?? 0) + times
          if (result.faults.length === 0) continue
          faults += result.faults.length
          failedSeeds.push(result.seed)
          for (const fault of result.faults.slice(0, 6)) say(`seed ${result.seed}: ${fault}`)
        }
      }
      await Promise.all(Array.from({ length: together }, worker))
      await chaos.house.stop()
      say(`${Math.min(n, from + perHouse)} seeds, ${failedSeeds.length} failed`)
    }
    return { tried: n, faults: { broken: faults }, counted, failedSeeds, skipped: [] }
  },
}
