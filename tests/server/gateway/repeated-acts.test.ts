import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../../shared/domain/limits.ts'
import type { OwnView } from '../../../shared/domain/role-view.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { call, joinControl, newId, type Seat, said, send, takeSeat } from './wire.ts'

describe('an act that comes again, too often, or from somebody else', () => {
  let house: ServedHouse
  let facilitator: Seat
  beforeAll(async () => {
    house = await aServedHouse({ speed: 20 })
    facilitator = await takeSeat(house, 'facilitator')
  })
  afterAll(() => house.stop())

  const own = async (seat: Seat): Promise<OwnView> =>
    (await call(house, 'GET', `${seat.base}/own.json`, { cookie: seat.cookie })).json() as OwnView

  it('[A-05] the same id is one act, from whichever channel and seat it comes again', async () => {
    const [awa, binta] = [await takeSeat(house, 'participant'), await takeSeat(house, 'participant')]
    const control = await joinControl(house, awa)
    const id = newId()
    const first = await send(house, awa, { kind: 'ask', form: 'question', text: 'Une fois ?', name: null }, id)
    const again = [
      await send(house, awa, { kind: 'ask', form: 'question', text: 'Une fois ?', name: null }, id),
      await control.send({ id, command: { kind: 'ask', form: 'question', text: 'Autre chose ?', name: null } }),
      await send(house, binta, { kind: 'ask', form: 'question', text: 'La mienne ?', name: null }, id),
    ]
    for (const each of again) expect(each).toEqual(first)
    expect(Object.keys((await own(awa)).mine)).toHaveLength(1)
    expect(Object.keys((await own(binta)).mine)).toHaveLength(0)
    const parallel = newId()
    const many = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(house, binta, { kind: 'ask', form: 'question', text: 'Vingt ?', name: null }, parallel),
      ),
    )
    expect(new Set(many.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(Object.keys((await own(binta)).mine)).toHaveLength(1)
    control.leave()
  })

  it('[A-17] what is another’s stays his: nobody replaces or withdraws it, nobody supports his own', async () => {
    const [awa, binta] = [await takeSeat(house, 'participant'), await takeSeat(house, 'participant')]
    const asked = await send(house, awa, { kind: 'ask', form: 'question', text: 'À moi ?', name: null })
    const card = asked.is === 'done' ? asked.card : null
    expect(said(await send(house, binta, { kind: 'replace-own', card, text: 'À toi ?' }))).toBe('not-own')
    expect(said(await send(house, binta, { kind: 'withdraw-own', card }))).toBe('not-own')
    await send(house, facilitator, { kind: 'accept', card })
    expect(said(await send(house, awa, { kind: 'support', card, on: true, order: 1 }))).toBe('not-own')
    expect(said(await send(house, binta, { kind: 'support', card: 'q'.repeat(26), on: true, order: 1 }))).toBe(
      'unknown-card',
    )
  })

  it('[F-11] the control channel outlives whatever is sent on it', async () => {
    const seat = await takeSeat(house, 'participant')
    const control = await joinControl(house, seat)
    const raw = control.socket as unknown as { emit: (event: string, ...args: unknown[]) => void }
    for (const event of ['error', 'disconnecting2', 'hello', 'patch', '__proto__', 'constructor', 'x'.repeat(300)])
      raw.emit(event, { a: 1 })
    raw.emit('command')
    raw.emit('command', { id: newId(), command: { kind: 'ask' } }, 'no function')
    expect(said(await control.send({ id: newId(), command: { kind: 'hide-board', hidden: true } }))).toBe('not-allowed')
    control.leave()
    const { engine } = (await joinControl(house, seat)).socket.io
    const gone = new Promise((over) => engine.on('close', over))
    for (const packet of ['9', '2[', '4/evil,{}', '51-["command",{"_placeholder":true,"num":9}]', '2["error"']) {
      engine.write(packet)
    }
    await gone
    expect((await call(house, 'GET', '/')).status).toBe(200)
  })

  it('[F-05] the control channel ends on a flood, with its reason', async () => {
    const control = await joinControl(house, await takeSeat(house, 'participant'))
    for (let at = 0; at < 1_500; at++) control.socket.emit('command', { id: 'x' }, () => undefined)
    expect(await control.ended).toMatchObject({ code: 'too-many' })
  })

  it('a seat that asks too fast is told how long to wait, and nothing that it sent again is lost', async () => {
    const seat = await takeSeat(house, 'participant')
    const answers = []
    for (let at = 0; at < limits.askedPerSeatPerMinuteMax + 1; at++) {
      answers.push(await send(house, seat, { kind: 'ask', form: 'question', text: `Question ${at} ?`, name: null }))
    }
    expect(answers.slice(0, -1).map(said)).toEqual(Array(limits.askedPerSeatPerMinuteMax).fill('done'))
    const last = answers.at(-1)
    expect(last).toMatchObject({ is: 'refused', refusal: { code: 'too-many' } })
    expect(last?.is === 'refused' ? last.refusal.count : 0).toBeGreaterThan(0)
    // Another phone of the same hall, behind the same address, is not concerned.
    expect(
      said(
        await send(house, await takeSeat(house, 'participant'), {
          kind: 'ask',
          form: 'question',
          text: 'Et moi ?',
          name: null,
        }),
      ),
    ).toBe('done')
  })
})
