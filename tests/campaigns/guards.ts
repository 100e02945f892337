import { gateGuards } from '../guards/gate-guards.ts'
import { createMutantRunner } from '../guards/mutant-runner.ts'
import { pageGuards } from '../guards/page-guards.ts'
import { recordGuards } from '../guards/record-guards.ts'
import { rightsGuards } from '../guards/rights-guards.ts'
import type { Campaign } from './campaign.ts'

const all = [...gateGuards, ...rightsGuards, ...recordGuards, ...pageGuards]
const noticedPercentMin = 95

export const campaign: Campaign = {
  what: 'Each guard of gate, rights, record and page taken out in turn: the tests that guard it must notice at least 95 %.',
  unit: 'guards taken out',
  nDefault: all.length,
  async run({ n, seed, say }) {
    const runner = await createMutantRunner()
    const count = { noticed: 0, survived: 0, broken: 0, 'no-longer-there': 0, 'no-test': 0 }
    const tried = Math.min(n, all.length)
    // With fewer than all, each seed begins elsewhere.
    for (let at = 0; at < tried; at++) {
      const guard = all[(at + (tried < all.length ? seed : 0)) % all.length]
      if (guard === undefined) continue
      const began = performance.now()
      const outcome = await runner.run(guard, true)
      count[outcome]++
      say(
        `${at + 1} of ${tried}, ${Math.round(performance.now() - began)} ms: ${outcome} without « ${guard.what} » (${guard.file})`,
      )
    }
    await runner.stop()
    const noticedPercent = Math.floor((count.noticed / tried) * 100)
    return {
      tried,
      faults: {
        tooFewNoticed: noticedPercent < noticedPercentMin ? 1 : 0,
        notTried: count.broken + count['no-longer-there'] + count['no-test'],
      },
      counted: { noticed: count.noticed, survived: count.survived, noticedPercent },
      failedSeeds: [],
      skipped: [],
    }
  },
}
