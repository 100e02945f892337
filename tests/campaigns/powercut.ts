import { whyNoFaultyDisk } from '../faults/faulty-disk.ts'
import { cutPower, record } from '../faults/power-cut.ts'
import { normalFlush } from '../faults/without-guard.ts'
import { createSeededRandom } from '../world/random.ts'
import type { Campaign } from './campaign.ts'

const statesPerRecording = 2_000
const canaryStates = 300

/** A sixth of the recordings are of the journal alone, which crosses checkpoints and compactions; the others of an evening. */
const kindOf = (turn: number) => (turn % 6 === 1 ? 'journal' : 'house')

export const campaign: Campaign = {
  what: '[D-03, D-13] disks as a power cut leaves them, opened: nothing that was acknowledged may be missing',
  unit: 'states',
  nDefault: 5_000,
  async run({ n, seed, say }) {
    const skipped = whyNoFaultyDisk()
    if (skipped !== null) {
      return { tried: 0, faults: { lost: 0 }, counted: {}, failedSeeds: [], skipped: [skipped] }
    }
    const random = createSeededRandom(seed)
    const failedSeeds: number[] = []
    let [tried, failed] = [0, 0]
    const canary = await cutPower(await record('house', seed, normalFlush), canaryStates, seed)
    for (let turn = 0; tried < n; turn++) {
      const own = random.int(1_000_000_000)
      const figures = await cutPower(await record(kindOf(turn), own), Math.min(statesPerRecording, n - tried), own)
      tried += figures.states
      failed += figures.failed
      if (figures.failed > 0) failedSeeds.push(own)
      for (const { op, loss, findings } of figures.examples)
        say(`seed ${own}, op ${op}, ${loss}: ${findings.join('; ')}`)
      say(`${tried.toLocaleString('en')} of ${n.toLocaleString('en')} states, ${failed} with a loss`)
    }
    const canaryPercent = Math.round((canary.failed / canary.states) * 100)
    return {
      tried,
      faults: { lost: failed, blindToNormal: canaryPercent > 30 ? 0 : 1 },
      counted: { canaryStates: canary.states, canaryFailedPercent: canaryPercent },
      failedSeeds,
      skipped: [],
    }
  },
}
