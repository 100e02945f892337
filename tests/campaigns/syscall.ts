import { changesOf, type Evening, sufferAndGoOn } from '../faults/evening.ts'
import { type DiskFaults, whyNoFaultyDisk } from '../faults/faulty-disk.ts'
import { inAnyOrder } from '../world/random.ts'
import type { Campaign } from './campaign.ts'

type Kind = 'killed' | 'full' | 'flushFailed'

/** Of an evening: a kill at each change of the disk, a disk that is full from each tenth on, and each flush failing once. */
function faultsOf(changes: number): { readonly kind: Kind; readonly faults: DiskFaults }[] {
  const every = (step: number) => Array.from({ length: Math.floor(changes / step) }, (_, at) => (at + 1) * step)
  return [
    ...every(1).map((killAt) => ({ kind: 'killed' as const, faults: { killAt } })),
    ...every(10).map((at) => ({ kind: 'full' as const, faults: { error: `write:28:${at}:-1` } })),
    // About one change in five is a flush.
    ...every(5).map((at) => ({ kind: 'flushFailed' as const, faults: { error: `flush:5:${at / 5}:1` } })),
  ]
}

/** All runs are of one evening: with seeds that follow one another and the same `n`, each goes on where the last one ended. */
const evening = 7

export const campaign: Campaign = {
  what: '[D-02, D-07, D-08] an evening killed, or its disk failing, at every change it makes: nothing told is lost, and it goes on',
  unit: 'system calls',
  nDefault: 60,
  async run({ n, seed, say }) {
    const skipped = whyNoFaultyDisk()
    if (skipped !== null) return { tried: 0, faults: { lost: 0 }, counted: {}, failedSeeds: [], skipped: [skipped] }
    const counted: Record<Kind, number> = { killed: 0, full: 0, flushFailed: 0 }
    const failedSeeds: number[] = []
    let [tried, lost, crashed] = [0, 0, 0]
    const all = inAnyOrder(faultsOf(await changesOf(evening)), evening)
    for (; tried < n; tried++) {
      const { kind, faults } = all[(seed * n + tried) % all.length] as (typeof all)[number]
      const { first, findings } = await sufferAndGoOn(evening, faults)
      counted[kind]++
      if (findings.length > 0) lost++
      if (isCrash(kind, first)) crashed++
      if (findings.length > 0 || isCrash(kind, first)) {
        failedSeeds.push(seed)
        say(`${JSON.stringify(faults)}: ${first.code} ${[...findings, first.said].join('; ').slice(0, 500)}`)
      }
      if (tried % 50 === 49) say(`${tried + 1} of ${n}, ${lost} with a loss`)
    }
    return {
      tried,
      faults: { lost, crashed },
      counted: { ...counted, ofEvening: all.length },
      failedSeeds: [...new Set(failedSeeds)],
      skipped: [],
    }
  },
}

/** Killed, done, ended by the journal's word (3), or refused by name (4): anything else is an exception of ours. */
function isCrash(kind: Kind, { code }: Evening): boolean {
  return kind === 'killed' ? code !== null && code !== 0 : code !== 0 && code !== 3 && code !== 4
}
