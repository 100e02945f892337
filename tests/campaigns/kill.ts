import { type KillFigures, killAgainAndAgain } from '../faults/kills.ts'
import { createSeededRandom } from '../world/random.ts'
import type { Campaign } from './campaign.ts'

/** A session holds some thousands of cards, an evening some hours: then another one begins. */
const killsPerEvening = 50
/** With six laptops. */
const phones = 34
/** Of the process's own processor time: a machine that is busy with others is not our fault. */
const startMsMax = 5_000

export const campaign: Campaign = {
  what: '[D-01] the real server killed at random moments under 40 clients: nothing acknowledged is lost or doubled',
  unit: 'kills',
  nDefault: 60,
  async run({ n, seed, say }) {
    const random = createSeededRandom(seed)
    const failedSeeds: number[] = []
    const evenings: KillFigures[] = []
    const kills = () => evenings.reduce((sum, each) => sum + each.kills, 0)
    while (kills() < n) {
      const own = random.int(1_000_000_000)
      const figures = await killAgainAndAgain({ kills: Math.min(killsPerEvening, n - kills()), seed: own, phones })
      evenings.push(figures)
      if (figures.findings.length + figures.stranded.length > 0) failedSeeds.push(own)
      for (const each of [...figures.findings, ...figures.stranded].slice(0, 10)) say(`seed ${own}: ${each}`)
      say(`${kills()} of ${n} kills, ${figures.acknowledged} acknowledged in this evening`)
    }
    const all = <Value>(pick: (figures: KillFigures) => readonly Value[]) => evenings.flatMap((each) => [...pick(each)])
    const findings = all((each) => each.findings)
    const readyMs = all((each) => each.readyMs).sort((a, b) => a - b)
    const ownMs = all((each) => each.ownMs)
    return {
      tried: kills(),
      faults: {
        lost: findings.filter((each) => !each.startsWith('doubled')).length,
        doubled: findings.filter((each) => each.startsWith('doubled')).length,
        leftWithoutAnswer: all((each) => each.stranded).length,
        slowStarts: ownMs.filter((ms) => ms > startMsMax).length,
      },
      counted: {
        acknowledged: evenings.reduce((sum, each) => sum + each.acknowledged, 0),
        readyMsP50: readyMs[Math.floor(readyMs.length / 2)] ?? 0,
        readyMsMax: readyMs.at(-1) ?? 0,
        startOwnMsMax: Math.max(0, ...ownMs),
      },
      failedSeeds,
      skipped: [],
    }
  },
}
