import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, rootOf, supportersOf } from '../../../server/session/state.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { layGround, picture, seatOf } from './session-ground.ts'

const at = fc.integer({ min: 0, max: 5 })
const act = fc.oneof(
  fc.record({ is: fc.constant('merge' as const), card: at, into: at }),
  fc.record({ is: fc.constant('unmerge' as const), card: at }),
  fc.record({ is: fc.constant('accept' as const), card: at }),
  fc.record({ is: fc.constant('decline' as const), card: at }),
  fc.record({ is: fc.constant('return' as const), card: at }),
  fc.record({ is: fc.constant('support' as const), card: at, seat: fc.integer({ min: 0, max: 9 }), on: fc.boolean() }),
)
type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never

function aRoomOfSix() {
  const ground = layGround()
  const cards = Array.from({ length: 6 }, (_, index) => ground.ask(`Question ${index} ?`, seatOf(index)))
  let order = 0
  const apply = (each: Act) => {
    const card = cards[each.card] as CardId
    switch (each.is) {
      case 'merge':
        return ground.do('facilitator', { kind: 'merge', card, into: cards[each.into] as CardId })
      case 'unmerge':
      case 'accept':
        return ground.do('facilitator', { kind: each.is, card })
      case 'decline':
        return ground.do('facilitator', { kind: 'decline', card, reason: 'off-topic' })
      case 'return':
        return ground.do('facilitator', { kind: 'return-to-inbox', card })
      case 'support':
        return ground.do('participant', { kind: 'support', card, on: each.on, order: ++order }, seatOf(each.seat))
    }
  }
  return { ...ground, cards, apply }
}

describe('questions that are united', () => {
  it('[C-03] never go in a circle, whatever is united and parted in whatever order', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const room = aRoomOfSix()
        for (const each of acts) {
          room.apply(each)
          for (const card of room.cards) {
            const root = room.asked(rootOf(room.state, card))
            expect(root.state.is, 'every way ends').not.toBe('merged')
          }
        }
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('[C-03] count distinct other people: nobody twice, never the asker', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const room = aRoomOfSix()
        for (const each of acts) room.apply(each)
        for (const card of room.cards) {
          const people = supportersOf(room.state, card)
          const family = room.cards.filter((other) => rootOf(room.state, other) === card || other === card)
          const expected = new Set<string>()
          for (const row of room.state.support.values()) if (row.on && family.includes(row.card)) expected.add(row.seat)
          for (const other of family) if (other !== card) expected.add(String(room.asked(other).seat))
          expected.delete(String(room.asked(card).seat))
          expect(new Set<string>(people)).toEqual(expected)
        }
      }),
      { numRuns: 300, seed: 2 },
    )
  })

  it('come back as they were when they are parted: waiting ones wait, queued ones have their place', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), at, at, (acts, one, other) => {
        const room = aRoomOfSix()
        for (const each of acts) room.apply(each)
        const card = room.cards[one] as CardId
        const before = room.asked(card)
        const places = inOrder(room.state, 'asked').map((each) => each.id)
        const merged = room.apply({ is: 'merge', card: one, into: other })
        fc.pre(merged?.is === 'decided')
        expect(room.apply({ is: 'unmerge', card: one })?.is).toBe('decided')
        expect(room.asked(card)).toEqual(before)
        expect(inOrder(room.state, 'asked').map((each) => each.id)).toEqual(places)
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('are not withdrawn or rewritten from under those who were united with them', () => {
    const room = aRoomOfSix()
    const [first, second] = room.cards as [CardId, CardId]
    room.do('facilitator', { kind: 'merge', card: second, into: first })
    const before = picture(room.state)
    expect(room.do('participant', { kind: 'withdraw-own', card: first }, seatOf(0))).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    expect(
      room.do('participant', { kind: 'replace-own', card: first, text: 'Autre chose ?' }, seatOf(0)),
    ).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    expect(picture(room.state)).toBe(before)
  })

  it('are united once when two facilitators unite them both ways', () => {
    const room = aRoomOfSix()
    const [first, second] = room.cards as [CardId, CardId]
    expect(room.do('facilitator', { kind: 'merge', card: first, into: second }).is).toBe('decided')
    expect(room.do('facilitator', { kind: 'merge', card: second, into: first })).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
  })
})

describe('places and numbers', () => {
  it('[C-03] placing keeps one order over all cards, and puts the card where it was put', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(at, fc.option(at, { freq: 4 })), { maxLength: 120 }), (moves) => {
        const room = aRoomOfSix()
        for (const [index, front] of moves) {
          const card = room.cards[index] as CardId
          const before = front === null ? null : (room.cards[front] as CardId)
          const decision = room.do('facilitator', { kind: 'place', card, before })
          if (decision.is === 'refused') {
            expect(before).toBe(card)
            continue
          }
          const order = inOrder(room.state, 'asked')
          const ids = order.map((each) => each.id)
          expect(new Set(order.map((each) => each.order)).size).toBe(6)
          if (before === null) expect(ids.at(-1)).toBe(card)
          else expect(ids.indexOf(card)).toBe(ids.indexOf(before) - 1)
        }
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  it('placing in front of the same card for ever does not run out of room', () => {
    const room = aRoomOfSix()
    const [a, b, c] = room.cards as [CardId, CardId, CardId]
    for (let turn = 0; turn < 300; turn++) {
      room.do('facilitator', { kind: 'place', card: turn % 2 === 0 ? a : b, before: c })
      const orders = inOrder(room.state, 'asked').map((each) => each.order)
      expect(new Set(orders).size).toBe(6)
    }
  })

  it('a number is given once: not again after a question was withdrawn, set aside, protected or united', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ask', 'withdraw', 'decline', 'protect', 'merge', 'write'), { maxLength: 30 }),
        (acts) => {
          const ground = layGround()
          const seen: number[] = []
          let last: CardId | null = null
          for (const [turn, each] of acts.entries()) {
            if (each === 'ask') {
              last = ground.ask('Qui ?', seatOf(turn))
              seen.push(ground.asked(last).number)
            } else if (each === 'write') {
              const written = ground.do('facilitator', {
                kind: 'write-for',
                form: 'contribution',
                text: 'Un avis',
                channel: 'paper',
                asker: null,
              })
              if (written.is === 'decided') seen.push(written.number ?? 0)
            } else if (last !== null) {
              const seat = ground.asked(last).seat ?? undefined
              if (each === 'withdraw') ground.do('participant', { kind: 'withdraw-own', card: last }, seat)
              else if (each === 'decline') ground.do('facilitator', { kind: 'decline', card: last, reason: 'hurtful' })
              else if (each === 'protect') ground.do('facilitator', { kind: 'protect', card: last })
              else
                ground.do('facilitator', {
                  kind: 'merge',
                  card: last,
                  into: [...ground.state.card.keys()][0] as CardId,
                })
            }
          }
          expect(seen).toEqual(seen.map((_, index) => index + 1))
        },
      ),
      { numRuns: 200, seed: 5 },
    )
  })
})

describe('supports and opinions', () => {
  const taps = fc.uniqueArray(fc.record({ order: fc.integer({ min: 0, max: 1_000 }), on: fc.boolean() }), {
    selector: (tap) => tap.order,
    minLength: 1,
    maxLength: 12,
  })

  it('[C-03] the device’s last tap counts, in whatever order the network brings them, and however often', () => {
    fc.assert(
      fc.property(taps, fc.infiniteStream(fc.nat()), (all, chance) => {
        const ground = layGround()
        const card = ground.ask('Qui ?', seatOf(1))
        ground.do('facilitator', { kind: 'accept', card })
        const shuffled = [...all, ...all].map((tap) => ({ tap, rank: Number(chance.next().value) }))
        shuffled.sort((one, other) => one.rank - other.rank)
        for (const { tap } of shuffled) ground.do('participant', { kind: 'support', card, ...tap }, seatOf(2))
        const last = all.reduce((one, other) => (other.order > one.order ? other : one))
        expect(supportersOf(ground.state, card).has(seatOf(2))).toBe(last.on)
      }),
      { numRuns: 200, seed: 6 },
    )
  })

  it('[C-03] the same for opinions on a recommendation that the room was shown', () => {
    fc.assert(
      fc.property(taps, (all) => {
        const ground = layGround()
        const card = 'r'.repeat(26) as CardId
        ground.do('facilitator', { kind: 'draft-recommendation', card, text: 'Réserver', sources: [] })
        ground.do('facilitator', { kind: 'show-recommendation', card, live: true })
        for (const { order, on } of all)
          ground.do('participant', { kind: 'opine', card, opinion: on ? 'yes' : null, order }, seatOf(2))
        const last = all.reduce((one, other) => (other.order > one.order ? other : one))
        expect([...ground.state.opinion.values()]).toEqual([
          { card, seat: seatOf(2), opinion: last.on ? 'yes' : null, order: last.order },
        ])
      }),
      { numRuns: 100, seed: 7 },
    )
  })
})
