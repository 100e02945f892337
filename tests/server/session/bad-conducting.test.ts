import { describe, expect, it } from 'vitest'
import { sessionOf } from '../../../server/session/state.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { aPlenary } from '../../world/plenary-world.ts'
import { layGround } from './session-ground.ts'

describe('conducting, when two acts meet', () => {
  it('a question that was united a moment ago is not put on the wall; united while it stands there, it leaves', () => {
    const room = layGround()
    const [one, other] = [room.ask(), room.ask()] as [CardId, CardId]
    for (const card of [one, other]) room.do('facilitator', { kind: 'accept', card })
    room.do('facilitator', { kind: 'spotlight', card: one })
    expect(sessionOf(room.state).board.card).toBe(one)
    room.do('rapporteur', { kind: 'merge', card: one, into: other })
    expect(sessionOf(room.state).board).toMatchObject({ card: null, view: 'waiting' })
    expect(room.do('facilitator', { kind: 'spotlight', card: one })).toMatchObject({ refusal: { code: 'wrong-state' } })
  })

  it('a speech over midnight ends at its moment, and the time of the room with it', async () => {
    const world = await aPlenary()
    const moussa = await world.person('facilitator')
    const day = 24 * 3_600_000
    await world.clock.advance(day - (world.clock.now() % day) - 30_000)
    await moussa.do({ kind: 'add-speaker', ticket: '41' })
    const [speaker] = [...world.plenary.memory().state.speaker.keys()]
    await moussa.do({ kind: 'give-word', speaker: speaker ?? '', minutes: 2 })
    await moussa.do({ kind: 'set-time', minutes: 2, running: true })
    const began = world.clock.now()
    await world.clock.advance(60_000)
    const { board, clock } = world.stage()
    expect(Math.floor(world.clock.now() / day)).toBe(Math.floor(began / day) + 1)
    for (const endsAt of [board.speaking?.current?.endsAt, clock.endsAt]) {
      expect((endsAt ?? 0) - world.clock.now()).toBeGreaterThan(55_000)
      expect((endsAt ?? 0) - world.clock.now()).toBeLessThanOrEqual(60_000)
    }
  })

  it('the close with a floor given, cards in the list and texts open leaves none of them behind', async () => {
    const world = await aPlenary()
    const moussa = await world.person('facilitator')
    for (const ticket of ['41', '112']) await moussa.do({ kind: 'add-speaker', ticket })
    const [speaker] = [...world.plenary.memory().state.speaker.keys()]
    await moussa.do({ kind: 'give-word', speaker: speaker ?? '', minutes: 2 })
    await moussa.do({ kind: 'close-session' })
    expect(world.plenary.memory().state.speaker.size).toBe(0)
    expect(world.stage().board.speaking).toMatchObject({ current: null, next: [], waiting: 0 })
    expect(await moussa.do({ kind: 'add-speaker', ticket: '7' })).toMatchObject({ refusal: { code: 'closed' } })
  })
})
