import { simulate } from '../simulation/simulate.ts'
import { tell } from '../simulation/tell.ts'
import type { Campaign } from './campaign.ts'

const steps = 200

export const campaign: Campaign = {
  what: 'The whole core in one process, 2–8 people, 200 steps a seed: nothing acknowledged lost, nobody told what is not for him.',
  unit: 'seeds',
  nDefault: 500,
  async run({ n, seed, say }) {
    const failedSeeds: number[] = []
    let [words, acked, commands, starts] = [0, 0, 0, 0]
    let faults = 0
    for (let at = 0; at < n; at++) {
      const result = await simulate({ seed: seed + at, steps })
      words += result.counts.words
      acked += result.counts.acked
      commands += result.counts.commands
      starts += result.counts.starts
      if (result.faults.length > 0) {
        faults++
        failedSeeds.push(seed + at)
        say(tell(result))
      }
      if ((at + 1) % 500 === 0) say(`${at + 1} seeds, ${faults} failed`)
    }
    return {
      tried: n,
      faults: { broken: faults },
      counted: { steps: n * steps, words, acked, commands, starts },
      failedSeeds,
      skipped: [],
    }
  },
}
