import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, rootOf, supportersOf } from '../../../server/session/state.ts'
import { ownView } from '../../../server/session/views.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { layGround, picture, seatOf } from './session-ground.ts'

const questions = 12
const people = 16

/** What one facilitator decides on what she sees, which is older than what stands: the others were faster. */
function anAct(card: CardId, other: CardId, which: number): Command {
  const acts: readonly Command[] = [
    { kind: 'accept', card },
    { kind: 'decline', card, reason: 'off-topic' },
    { kind: 'accept', card: other },
    { kind: 'merge', card, into: other },
    { kind: 'merge', card: other, into: card },
    { kind: 'unmerge', card },
    { kind: 'place', card, before: other },
    { kind: 'sort-queue', by: 'supports' },
    { kind: 'sort-queue', by: 'before' },
    { kind: 'spotlight', card },
    { kind: 'protect', card },
    { kind: 'unprotect', card },
    { kind: 'set-theme', card, theme: 'B' },
    { kind: 'answer-later', card },
    { kind: 'reopen-answer', card },
  ]
  return acts[which % acts.length] as Command
}

function aHall() {
  const room = layGround()
  const cards = Array.from({ length: questions }, (_, n) => room.ask(`Question ${n} ?`, seatOf(n)))
  let order = 0
  const support = (card: CardId, person: number, on: boolean) =>
    room.do('participant', { kind: 'support', card, on, order: ++order }, seatOf(person))
  return { ...room, cards, support }
}

function holds(hall: ReturnType<typeof aHall>): void {
  const { state, cards, asked } = hall
  for (const [n, card] of cards.entries()) {
    const root = rootOf(state, card)
    expect(asked(root).state.is, 'no circle').not.toBe('merged')
    // Nobody is counted twice: the family's distinct people, without the asker of its head.
    const family = cards.filter((each) => rootOf(state, each) === card)
    const distinct = new Set<string>()
    for (const row of state.support.values()) if (row.on && family.includes(row.card)) distinct.add(row.seat)
    for (const each of family) if (each !== card) distinct.add(String(asked(each).seat))
    distinct.delete(String(asked(card).seat))
    if (asked(card).state.is !== 'merged') expect(supportersOf(state, card).size).toBe(distinct.size)
    // No asker is lost: his phone still holds his own words and knows where they are now.
    const own = ownView(state, seatOf(n)).mine[card]
    expect(own?.state).toEqual(asked(card).state)
    if (asked(card).state.is === 'merged') {
      expect(own?.text).toBe(`Question ${n} ?`)
      expect(own?.intoNumber).toBe(asked(root).number)
    }
  }
  expect(inOrder(state, 'asked')).toHaveLength(questions)
}

describe('three facilitators at once', () => {
  it('[C-03] ten thousand acts on an old picture each: no circle, no support counted twice, no asker lost', () => {
    let done = 0
    fc.assert(
      fc.property(
        fc.array(fc.noBias(fc.record({ who: fc.nat({ max: 3 }), a: fc.nat(), b: fc.nat(), which: fc.nat() })), {
          minLength: 500,
          maxLength: 500,
        }),
        (acts) => {
          const hall = aHall()
          for (const [at, { who, a, b, which }] of acts.entries()) {
            const card = hall.cards[a % questions] as CardId
            const other = hall.cards[b % questions] as CardId
            if (who === 3) hall.support(card, b % people, which % 4 !== 0)
            else if (hall.do('facilitator', anAct(card, other, which)).is === 'decided') done++
            if (at % 25 === 24) holds(hall)
          }
        },
      ),
      { numRuns: 20, seed: 11, endOnFailure: true },
    )
    expect(done, 'most acts must find something to do').toBeGreaterThan(2_000)
  })

  it('the same questions united both ways at once become one, and each asker is told which', () => {
    const hall = aHall()
    const [one, other] = hall.cards as [CardId, CardId]
    const answers = [
      hall.do('facilitator', { kind: 'merge', card: one, into: other }),
      hall.do('rapporteur', { kind: 'merge', card: other, into: one }),
    ]
    expect(answers.map((answer) => answer.is)).toEqual(['decided', 'refused'])
    expect(ownView(hall.state, seatOf(0)).mine[one]).toMatchObject({ intoNumber: 2 })
    holds(hall)
  })
})

describe('the queue sorted by supports', () => {
  it('most supported first, equals as they stood, and one act takes it back whole', () => {
    const hall = aHall()
    for (const card of hall.cards) hall.do('facilitator', { kind: 'accept', card })
    const before = inOrder(hall.state, 'asked').map((card) => card.id)
    const supported = [hall.cards[5], hall.cards[10], hall.cards[3]] as CardId[]
    for (const [rank, card] of supported.entries()) {
      for (let person = 0; person < 3 - rank; person++) hall.support(card, 30 + person, true)
    }
    hall.do('facilitator', { kind: 'sort-queue', by: 'supports' })
    const sorted = inOrder(hall.state, 'asked').map((card) => card.id)
    expect(sorted.slice(0, 3)).toEqual(supported)
    expect(sorted.slice(3)).toEqual(before.filter((card) => !supported.includes(card)))
    hall.do('facilitator', { kind: 'sort-queue', by: 'before' })
    expect(inOrder(hall.state, 'asked').map((card) => card.id)).toEqual(before)
    const then = picture(hall.state)
    expect(hall.do('facilitator', { kind: 'sort-queue', by: 'before' })).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    expect(picture(hall.state)).toBe(then)
  })
})
