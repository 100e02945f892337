import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freezeSession } from '../../../server/plenary/freeze.ts'
import { currentSpeaker, waitingSpeakers } from '../../../server/session/speakers.ts'
import { sessionOf } from '../../../server/session/state.ts'
import { ownView, teamView } from '../../../server/session/views.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { aPlenary } from '../../world/plenary-world.ts'
import { layGround, picture, seatOf } from './session-ground.ts'

type Room = ReturnType<typeof layGround>
const speakerOf = (room: Room, ticket: string) =>
  [...room.state.speaker.values()].find((row) => row.ticket === ticket)?.id ?? 'nobody'
const give = (room: Room, ticket: string, minutes: number | null = 2) =>
  room.do('facilitator', { kind: 'give-word', speaker: speakerOf(room, ticket), minutes })
const add = (room: Room, ...tickets: string[]) => {
  for (const ticket of tickets) room.do('facilitator', { kind: 'add-speaker', ticket })
}
const list = (room: Room) => waitingSpeakers(room.state).map((row) => row.ticket)

describe('the list of speakers', () => {
  it('takes twelve cards in the order they are raised, gives each the floor, and one at a time', () => {
    const room = layGround()
    const cards = ['41', '112', '7', '63', '250', '18', '99', '301', '5', '77', '140', '222']
    add(room, ...cards)
    const tickets = cards.map((card) => card.padStart(3, '0'))
    expect(list(room)).toEqual(tickets)
    for (const [at, ticket] of tickets.entries()) {
      expect(give(room, ticket).is).toBe('decided')
      expect(currentSpeaker(room.state)?.ticket).toBe(ticket)
      expect([...room.state.speaker.values()].filter((row) => row.state === 'speaking')).toHaveLength(1)
      expect(list(room)).toEqual(tickets.slice(at + 1))
    }
    expect(sessionOf(room.state).speaking?.speeches).toBe(12)
  })

  it('remembers who has spoken, so that the team can hear first who has not', () => {
    const room = layGround()
    add(room, '41')
    give(room, '041')
    room.do('facilitator', { kind: 'end-word', speaker: speakerOf(room, '041'), counts: true })
    add(room, '41', '7')
    expect(waitingSpeakers(room.state).map((row) => [row.ticket, row.spoken])).toEqual([
      ['041', 1],
      ['007', 0],
    ])
  })

  it('a phone keeps one ticket, with a letter, however often its hand goes up and down', () => {
    const room = layGround()
    const hand = (on: boolean) => room.do('participant', { kind: 'raise-hand', on }, seatOf(1))
    hand(true)
    hand(true)
    const mine = ownView(room.state, seatOf(1)).hand?.['mine']
    expect(mine).toMatchObject({ state: 'waiting', place: 1 })
    expect(mine?.ticket).toMatch(/^[HJLMNPTVWXYZ]\d\d$/)
    hand(false)
    expect(ownView(room.state, seatOf(1)).hand?.['mine']).toMatchObject({ state: 'rested', place: null })
    hand(true)
    expect(ownView(room.state, seatOf(1)).hand?.['mine']?.ticket).toBe(mine?.ticket)
    expect(room.state.speaker.size).toBe(1)
  })

  it('two hundred phones that drew the same chance still get tickets of their own', () => {
    const room = layGround()
    for (let n = 0; n < 200; n++) room.do('participant', { kind: 'raise-hand', on: true }, seatOf(n))
    expect(new Set([...room.state.speaker.values()].map((row) => row.ticket)).size).toBe(200)
  })

  it('a late « lower my hand » ends no speech, and a late « end » ends nobody else’s', () => {
    const room = layGround()
    room.do('participant', { kind: 'raise-hand', on: true }, seatOf(1))
    add(room, '41')
    const phone = [...room.state.speaker.values()][0]?.ticket ?? ''
    give(room, phone)
    const before = picture(room.state)
    expect(room.do('participant', { kind: 'raise-hand', on: false }, seatOf(1))).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    expect(picture(room.state)).toBe(before)
    give(room, '041')
    expect(room.do('facilitator', { kind: 'end-word', speaker: speakerOf(room, phone), counts: true })).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    expect(currentSpeaker(room.state)?.ticket).toBe('041')
  })

  it('whatever is done in whatever order: one speaker at most, no place twice, counts never below nothing', () => {
    const act = fc.oneof(
      fc.record({ is: fc.constant('add' as const), n: fc.integer({ min: 0, max: 8 }) }),
      fc.record({ is: fc.constant('hand' as const), n: fc.integer({ min: 0, max: 4 }), on: fc.boolean() }),
      fc.record({
        is: fc.constantFrom('give' as const, 'end' as const, 'mistake' as const, 'drop' as const, 'last' as const),
        n: fc.nat({ max: 12 }),
      }),
      fc.record({ is: fc.constant('tick' as const), by: fc.constantFrom(1 as const, -1 as const) }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const room = layGround()
        let given = 0
        for (const each of acts) {
          const ids = [...room.state.speaker.keys()]
          const speaker = 'n' in each ? (ids[each.n % Math.max(1, ids.length)] ?? 'nobody') : ''
          const team = (command: Command) => room.do('facilitator', command)
          if (each.is === 'add') add(room, String(each.n))
          else if (each.is === 'hand') room.do('participant', { kind: 'raise-hand', on: each.on }, seatOf(each.n))
          else if (each.is === 'give') {
            if (team({ kind: 'give-word', speaker, minutes: 2 }).is === 'decided') given++
          } else if (each.is === 'end') team({ kind: 'end-word', speaker, counts: true })
          else if (each.is === 'mistake') {
            if (team({ kind: 'end-word', speaker, counts: false }).is === 'decided') given--
          } else if (each.is === 'drop') team({ kind: 'drop-speaker', speaker })
          else if (each.is === 'last') team({ kind: 'place-speaker', speaker, before: null })
          else if (each.is === 'tick') team({ kind: 'tick-word', group: 'youth', by: each.by })
          const rows = [...room.state.speaker.values()]
          expect(rows.filter((row) => row.state === 'speaking').length).toBeLessThanOrEqual(1)
          expect(new Set(rows.map((row) => row.ticket)).size).toBe(rows.length)
          expect(new Set(waitingSpeakers(room.state).map((row) => row.id)).size).toBe(list(room).length)
          const counts = sessionOf(room.state).speaking
          expect(counts?.speeches ?? 0).toBe(given)
          expect(counts?.youth ?? 0).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 200, seed: 9 },
    )
  })
})

describe('what the list tells', () => {
  it('[S-01] the team a ticket and no seat; a phone its own hand and nobody else’s', () => {
    const room = layGround()
    room.do('participant', { kind: 'raise-hand', on: true }, seatOf(1))
    add(room, '41')
    expect(JSON.stringify(teamView(room.state))).not.toContain(seatOf(1))
    expect(ownView(room.state, seatOf(2)).hand).toEqual({})
    expect(JSON.stringify(ownView(room.state, seatOf(1)))).not.toContain('041')
  })

  it('the room the current ticket and the next three, each phone its place as the list moves', async () => {
    const world = await aPlenary()
    const [moussa, awa] = [await world.person('facilitator'), await world.person('participant')]
    for (const ticket of ['41', '112', '7']) await moussa.do({ kind: 'add-speaker', ticket })
    await awa.do({ kind: 'raise-hand', on: true })
    const { ticket } = (awa.view() as ReturnType<typeof ownView>).hand?.['mine'] ?? {}
    const first = [...world.plenary.memory().state.speaker.values()][0]
    await moussa.do({ kind: 'give-word', speaker: first?.id ?? '', minutes: 2 })
    await moussa.do({ kind: 'interpret', on: true })
    expect(world.stage().board.speaking).toMatchObject({
      current: { ticket: '041' },
      next: ['112', '007', ticket],
      waiting: 3,
      interpreting: true,
    })
    expect((awa.view() as ReturnType<typeof ownView>).hand?.['mine']).toMatchObject({ place: 3 })
    expect(moussa.heard()).not.toContain(awa.seat)
  })

  it('is forgotten at the close, but for totals that name nobody', async () => {
    const world = await aPlenary()
    const moussa = await world.person('facilitator')
    for (const ticket of ['4161', '7272']) await moussa.do({ kind: 'add-speaker', ticket })
    const first = [...world.plenary.memory().state.speaker.keys()][0] ?? ''
    await moussa.do({ kind: 'give-word', speaker: first, minutes: 2 })
    await moussa.do({ kind: 'tick-word', group: 'women', by: 1 })
    await moussa.do({ kind: 'close-session' })
    const { state, textOf } = world.plenary.memory()
    const kept = JSON.stringify([world.stage(), freezeSession(state, textOf)])
    expect(kept).not.toContain('4161')
    expect(kept).not.toContain('7272')
    expect(freezeSession(state, textOf).at(-1)).toMatchObject({
      speaking: { speeches: 1, women: 1, men: 0, youth: 0 },
    })
  })
})
