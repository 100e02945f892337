import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceNow } from '../../../client/screens/console/balance-now.ts'
import { freezeSession } from '../../../server/plenary/freeze.ts'
import { teamView } from '../../../server/session/views.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { layGround, seatOf } from '../../server/session/session-ground.ts'

describe('the balance on demand', () => {
  it('[S-01] says what the minutes will say, whatever the team did', () => {
    const step = fc.record({ which: fc.nat({ max: 8 }), a: fc.nat({ max: 7 }), b: fc.nat({ max: 7 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const room = layGround()
        const cards = Array.from({ length: 8 }, (_, n) => room.ask(`Question ${n} ?`, seatOf(n)))
        for (const card of cards) room.do('facilitator', { kind: 'accept', card })
        for (const { which, a, b } of steps) {
          const card = cards[a] as CardId
          const acts: readonly Command[] = [
            { kind: 'accept', card },
            { kind: 'decline', card, reason: b % 2 === 0 ? 'off-topic' : 'hurtful' },
            { kind: 'protect', card },
            { kind: 'unprotect', card },
            { kind: 'merge', card, into: cards[b] as CardId },
            { kind: 'unmerge', card },
            { kind: 'set-form', card, form: b % 2 === 0 ? 'contribution' : 'question' },
            { kind: 'answer-aloud', card },
            { kind: 'answer-later', card },
          ]
          room.do('facilitator', acts[which] as Command)
        }
        const now = balanceNow(teamView(room.state))
        const kept = freezeSession(room.state, room.textOf).at(-1)
        if (kept?.kind !== 'balance') throw new Error('no balance')
        const waiting = now.waiting
        expect({
          received: now.received,
          aloud: now.aloud,
          later: now.later,
          unanswered: now.unanswered,
          contributions: now.contributions,
          merged: now.merged,
          protected: now.protected,
          // What nobody took up before the end is not kept for want of time.
          notKept: { ...now.declined, 'no-time': now.declined['no-time'] + waiting },
        }).toEqual({
          received: kept.received,
          aloud: kept.answeredAloud,
          later: kept.later,
          unanswered: kept.unanswered,
          contributions: kept.contributions,
          merged: kept.merged,
          protected: kept.protected,
          notKept: kept.notKept,
        })
      }),
      { numRuns: 200, seed: 12 },
    )
  })
})
