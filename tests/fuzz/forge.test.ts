import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { judge } from '../../server/gatekeeper/gate.ts'
import { campaign } from '../campaigns/forge.ts'
import { brokenGates } from './broken-gates.ts'
import { createFastRandom } from './fast-random.ts'
import { runForgeCampaign } from './forge-campaign.ts'
import type { Judge } from './gate-room.ts'
import { aLargeDocument, heavyShapes, heavySizes, mayEverything } from './heavy-updates.ts'
import { createOwnTime } from './own-time.ts'

test('[A-01, F-01, C-07] three hundred thousand forged updates: no effect, nothing pending, none dear', async () => {
  const result = await campaign.run({ n: 300_000, seed: 20_210_224, say: () => undefined })
  expect(result.faults).toEqual({ escapes: 0, falseRefusals: 0, diverged: 0, exceptions: 0, tooDear: 0 })
  expect(result.tried).toBeGreaterThanOrEqual(300_000)
  // Forgeries worth the name: some come through the gate, within their sender's rights, and each kind of refusal is met.
  expect(result.counted['accepted']).toBeGreaterThan(3_000)
  for (const code of ['malformed', 'gap', 'client-id', 'schema', 'not-allowed', 'too-long', 'limit']) {
    expect(result.counted[code], code).toBeGreaterThan(300)
  }
}, 120_000)

/** Seeds of the campaign that once failed stay here: none so far. */

describe('the campaign has teeth', () => {
  const share = { n: 40_000, seed: 7 }
  const faultsWith = (broken: Judge) => {
    const { escapes, falseRefusals, diverged, exceptions } = runForgeCampaign({ ...share, judge: broken }).faults
    return escapes + falseRefusals + diverged + exceptions
  }

  test.each(brokenGates)('%s: noticed', (_, broken) => {
    expect(faultsWith(broken)).toBeGreaterThan(0)
  })

  test('a gate that tries the update out on the document before it refuses: noticed', () => {
    const triesOut: Judge = (document, update, seat) => {
      const verdict = judge(document, update, seat)
      if (verdict.kind === 'refused' && verdict.refusal.code === 'gap') {
        try {
          Y.applyUpdate(document.doc, update)
        } catch {
          // Yjs threw in the middle of it.
        }
      }
      return verdict
    }
    expect(faultsWith(triesOut)).toBeGreaterThan(0)
  })

  test('a gate that refuses what is honest: noticed', () => {
    // By what it is and not by when it comes: how often something is judged depends on the machine's load.
    const strict: Judge = (document, update, seat) => {
      const verdict = judge(document, update, seat)
      return verdict.kind === 'accepted' && update.length % 5 === 0
        ? { kind: 'refused', refusal: { code: 'limit', why: 'a whim', text: null } }
        : verdict
    }
    expect(runForgeCampaign({ ...share, judge: strict }).faults.falseRefusals).toBeGreaterThan(0)
  })

  test('an input over the limit three times running: noticed', () => {
    const ownTime = createOwnTime(0.001)
    expect(runForgeCampaign({ n: 60_000, seed: 3, ownTime }).faults.tooDear).toBeGreaterThan(0)
  })
})

test.each(Object.entries(heavyShapes))('[F-01, F-04] %s: under 20 ms of own time, three times running', (_, make) => {
  const document = aLargeDocument()
  const before = Y.encodeStateAsUpdate(document.doc).join()
  const ownTime = createOwnTime()
  for (const size of new Set(heavySizes)) {
    const update = make(createFastRandom(size), size)
    ownTime.watch(() => judge(document, update, mayEverything))
  }
  expect(ownTime.tooDear()).toBe(0)
  expect(Y.encodeStateAsUpdate(document.doc).join()).toBe(before)
})
