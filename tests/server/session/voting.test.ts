import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freezeSession } from '../../../server/plenary/freeze.ts'
import { stageRecommendation } from '../../../server/projection/stage-card.ts'
import { ownView, teamView } from '../../../server/session/views.ts'
import { OPINIONS, type Opinion } from '../../../shared/domain/card.ts'
import { asId, type CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { type HandCount, verdictOf, votesIn } from '../../../shared/domain/vote.ts'
import { layGround, picture, seatOf } from './session-ground.ts'

const card = asId<CardId>('r'.repeat(26))
const text = textName('recommendation', card)

function hands(yes: [number, number], mid: [number, number], no: [number, number]): HandCount {
  const of = ([women, men]: [number, number]) => ({ women, men })
  return { yes: of(yes), mid: of(mid), no: of(no) }
}

/** A recommendation that was read to the room, and what may be done with it. */
function aRoom() {
  const ground = layGround()
  ground.do('facilitator', { kind: 'draft-recommendation', card, text: 'Réserver deux sièges aux femmes', sources: [] })
  ground.do('rapporteur', { kind: 'mark-read', card, read: true })
  ground.enter('adoption')
  const row = () => {
    const found = ground.state.card.get(card)
    if (found?.kind !== 'recommendation') throw new Error('no recommendation')
    return found
  }
  return {
    ...ground,
    row,
    open: (present = 40, phones = true, rule: 'majority' | 'two-thirds' | 'consensus' = 'two-thirds') =>
      ground.do('facilitator', { kind: 'open-vote', card, rule, present, phones }),
    vote: (seat: number, opinion: Opinion | null, order = 1, vote = row().vote?.round ?? 1) =>
      ground.do('participant', { kind: 'opine', card, opinion, order, vote }, seatOf(seat)),
    count: (teller: 'first' | 'second', counted: HandCount | null) =>
      ground.do('rapporteur', { kind: 'count-hands', card, teller, hands: counted }),
    close: (counts = true) => ground.do('facilitator', { kind: 'close-vote', card, counts }),
    stage: () => stageRecommendation(ground.state, row(), ground.textOf, null),
  }
}
const refusedWith = (code: string) => ({ is: 'refused', refusal: { code } })

describe('a vote on a recommendation', () => {
  it('opens on the words that were read aloud, on no others', () => {
    const room = aRoom()
    room.texts.set(text, 'Réserver trois sièges aux femmes')
    expect(room.open()).toMatchObject(refusedWith('not-read'))
    room.do('facilitator', { kind: 'mark-read', card, read: true })
    expect(room.open().is).toBe('decided')
    expect(room.stage()).toMatchObject({ text: 'Réserver trois sièges aux femmes' })
  })

  it('tells nobody how it goes while it is open: the room and the team read only how many votes came in', () => {
    const pictures = (['yes', 'no'] as const).map((opinion) => {
      const room = aRoom()
      room.open()
      for (let seat = 0; seat < 9; seat++) room.vote(seat, opinion)
      return JSON.stringify([room.stage(), teamView(room.state)])
    })
    expect(pictures[0]).toBe(pictures[1])
    expect(pictures[0]).toContain('"received":9')
  })

  it('one vote a seat, changed until it closes, the latest by the device winning in whatever order it comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ seat: fc.nat(4), opinion: fc.constantFrom(...OPINIONS, null), order: fc.nat(50) }), {
          maxLength: 40,
        }),
        (sent) => {
          const room = aRoom()
          room.open(100)
          const last = new Map<number, { opinion: Opinion | null; order: number }>()
          for (const one of sent) {
            expect(room.vote(one.seat, one.opinion, one.order).is).toBe('decided')
            const before = last.get(one.seat)
            if (before === undefined || before.order < one.order) last.set(one.seat, one)
          }
          room.close()
          const expected = { yes: 0, mid: 0, no: 0 }
          for (const { opinion } of last.values()) if (opinion !== null) expected[opinion]++
          expect(room.row().vote?.result?.phones).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('counts no opinion given before, no vote of an earlier round, none after it closed', () => {
    const room = aRoom()
    room.do('facilitator', { kind: 'show-recommendation', card, live: true })
    room.do('participant', { kind: 'opine', card, opinion: 'no', order: 1 }, seatOf(7))
    room.open()
    expect(ownView(room.state, seatOf(7)).opinions).toEqual({})
    expect(room.do('participant', { kind: 'opine', card, opinion: 'no', order: 2 }, seatOf(7))).toMatchObject(
      refusedWith('vote-over'),
    )
    room.vote(1, 'yes')
    room.close(false)
    room.open()
    expect(room.vote(1, 'no', 5, 1)).toMatchObject(refusedWith('vote-over'))
    room.vote(2, 'yes')
    room.close()
    const then = picture(room.state)
    expect(room.vote(3, 'no')).toMatchObject(refusedWith('vote-over'))
    expect(picture(room.state)).toBe(then)
    expect(room.row().vote?.result?.phones).toEqual({ yes: 1, mid: 0, no: 0 })
  })

  it('adds hands to phones, keeps both apart, and needs two tellers who counted the same', () => {
    const room = aRoom()
    room.open(212)
    for (let seat = 0; seat < 20; seat++) room.vote(seat, seat < 15 ? 'yes' : 'mid')
    const counted = hands([80, 53], [12, 13], [5, 4])
    room.count('first', counted)
    expect(room.close()).toMatchObject(refusedWith('tellers-differ'))
    room.count('second', hands([80, 53], [13, 12], [5, 4]))
    expect(room.close()).toMatchObject(refusedWith('tellers-differ'))
    room.count('second', counted)
    expect(room.close().is).toBe('decided')
    expect(room.stage().vote?.result).toEqual({
      phones: { yes: 15, mid: 5, no: 0 },
      hands: { yes: 133, mid: 25, no: 9 },
      verdict: 'adopted',
    })
  })

  it('declares nothing above those present; hands then decide alone and phones are told so', () => {
    const room = aRoom()
    room.open(10)
    for (let seat = 0; seat < 6; seat++) room.vote(seat, 'yes')
    const counted = hands([3, 2], [0, 0], [0, 0])
    room.count('first', counted)
    room.count('second', counted)
    room.close()
    expect(room.row().vote?.result?.verdict).toBe('too-many')
    room.open(10, false)
    expect(room.vote(1, 'yes')).toMatchObject(refusedWith('hands-only'))
    room.count('first', counted)
    room.count('second', counted)
    room.close()
    expect(room.row().vote?.result).toMatchObject({ phones: null, verdict: 'adopted' })
  })

  it('its text, its showing and its outcome stand still until it closes, and the session cannot end over it', () => {
    const room = aRoom()
    room.open()
    for (const command of [
      { kind: 'set-outcome', card, outcome: { is: 'adopted', by: 'acclamation' } },
      { kind: 'show-recommendation', card, live: false },
      { kind: 'open-floor', text, to: 'room' },
      { kind: 'close-session' },
    ] as const) {
      expect(room.do('facilitator', command), command.kind).toMatchObject(refusedWith('vote-open'))
    }
    room.close()
    expect(room.do('facilitator', { kind: 'close-session' }).is).toBe('decided')
  })

  it('[S] who voted what is gone from memory when it closes, and the snapshot tells no small group', () => {
    const room = aRoom()
    room.open()
    for (let seat = 0; seat < 9; seat++) room.vote(seat, 'yes')
    const counted = hands([2, 8], [0, 0], [1, 0])
    room.count('first', counted)
    room.count('second', counted)
    room.close()
    expect(room.state.ballot.size).toBe(0)
    const item = freezeSession(room.state, room.textOf).find((each) => each.kind === 'recommendation')
    expect(item).toMatchObject({
      vote: {
        rule: 'two-thirds',
        present: 40,
        phones: { yes: 9, mid: 0, no: 0 },
        hands: { yes: 10, mid: 0, no: 1 },
        handsOf: null,
        verdict: 'adopted',
      },
    })
  })
})

describe('what a count means', () => {
  it.each([
    ['majority', { yes: 5, mid: 2, no: 3 }, 'not-adopted'],
    ['majority', { yes: 6, mid: 2, no: 3 }, 'adopted'],
    ['two-thirds', { yes: 2, mid: 1, no: 0 }, 'adopted'],
    ['two-thirds', { yes: 133, mid: 60, no: 7 }, 'not-adopted'],
    ['consensus', { yes: 40, mid: 3, no: 0 }, 'adopted'],
    ['consensus', { yes: 40, mid: 0, no: 1 }, 'not-adopted'],
    ['consensus', { yes: 0, mid: 4, no: 0 }, 'not-adopted'],
    ['majority', { yes: 0, mid: 0, no: 0 }, 'nobody'],
  ] as const)('%s, %o: %s', (rule, counts, verdict) => {
    expect(verdictOf(rule, counts, 200)).toBe(verdict)
    expect(verdictOf(rule, counts, votesIn(counts) - 1)).toBe('too-many')
  })
})
