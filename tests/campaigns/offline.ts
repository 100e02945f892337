import { offlineCases, offlineReturn } from '../simulation/offline-return.ts'
import type { Campaign } from './campaign.ts'

export const campaign: Campaign = {
  what: 'An hour off line in its five cases: every word typed is in the record, or on the device and offered.',
  unit: 'returns',
  nDefault: 200,
  async run({ n, seed, say }) {
    const failedSeeds: number[] = []
    const counted: Record<string, number> = { words: 0 }
    const faults = { lost: 0, wrong: 0 }
    for (let at = 0; at < n; at++) {
      const result = await offlineReturn(seed + at, 40)
      counted['words'] = (counted['words'] ?? 0) + result.typed
      counted[result.happened] = (counted[result.happened] ?? 0) + 1
      faults.lost += result.lost.length
      faults.wrong += result.faults.length
      if (result.lost.length + result.faults.length > 0) {
        failedSeeds.push(seed + at)
        say(`seed ${seed + at}, ${result.happened}: lost ${result.lost.join(' ')}; ${result.faults.join('; ')}`)
      }
      if ((at + 1) % (4 * offlineCases.length) === 0) say(`${at + 1} returns`)
    }
    return { tried: n, faults, counted, failedSeeds, skipped: [] }
  },
}
