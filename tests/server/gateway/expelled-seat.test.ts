import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../client/sync/outbox-store.ts'
import { createPhoneHttp } from '../../../client/sync/phone-http.ts'
import { createPhoneRoom, type PhoneRoom } from '../../../client/sync/phone-room.ts'
import type { Actor } from '../../../server/session/decision.ts'
import { asId, type CardId, type SeatId, type SessionId } from '../../../shared/domain/ids.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { cardOf } from '../../world/answers.ts'
import { createSteppedClock, type SteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import {
  asForm,
  asJson,
  call,
  joinControl,
  newId,
  openRaw,
  pageData,
  type Seat,
  said,
  send,
  takeSeat,
  until,
} from './wire.ts'

const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null }) as const

describe('a phone that the team shuts out', () => {
  let house: ServedHouse
  let facilitator: Seat
  let phone: Seat
  let card: CardId
  beforeEach(async () => {
    house = await aServedHouse({ speed: 10 })
    facilitator = await takeSeat(house, 'facilitator')
    phone = await takeSeat(house, 'participant')
    card = cardOf(await send(house, phone, ask('Injure')))
  })
  afterEach(() => house.stop())

  const expel = (expelled: boolean, of = card) => send(house, facilitator, { kind: 'expel-seat', card: of, expelled })
  const teamView = async () => {
    const control = await joinControl(house, facilitator)
    control.leave()
    return control.hello.view as TeamView
  }

  it('[A-06] hears so by name within a second on both channels, and its cookie opens nothing any more', async () => {
    const control = await joinControl(house, phone)
    const stage = await openRaw(house, phone, 'stage.1')
    const neighbour = await takeSeat(house, 'participant')
    const beside = await openRaw(house, neighbour, 'stage.1')
    const began = performance.now()
    expect(said(await expel(true))).toBe('done')
    expect(await control.ended).toMatchObject({ code: 'expelled' })
    expect(await stage.closed).toEqual({ code: 4403, reason: 'expelled' })
    const took = performance.now() - began
    expect(took).toBeLessThan(1_000)

    await expect(joinControl(house, phone)).rejects.toThrow()
    await expect(openRaw(house, phone, 'stage.1')).rejects.toThrow('403')
    const { cookie, base } = phone
    expect(said(await send(house, phone, ask('Encore')))).toBe('expelled')
    for (const path of ['/own.json', '/stage.json', '/state/stage.1']) {
      const answer = await call(house, 'GET', base + path, { cookie })
      expect([answer.status, said(answer.json())], path).toEqual([403, 'expelled'])
    }
    const again = await call(
      house,
      'POST',
      `${base}/seat`,
      { ...asJson, cookie },
      JSON.stringify({ token: house.token('participant') }),
    )
    expect([again.status, said(again.json()), again.headers['set-cookie']]).toEqual([403, 'expelled', undefined])
    const page = await call(house, 'GET', `${base}/`, { cookie })
    expect(page.status).toBe(403)
    expect(page.text).toContain('L’équipe a fermé votre accès. Parlez à l’équipe.')

    // The others notice nothing.
    expect(beside.ws.readyState).toBe(1)
    expect(said(await send(house, neighbour, ask('Et moi ?')))).toBe('done')
    beside.ws.terminate()
  })

  it('[A-06] is told by a form without script too, and may come back where the team takes it back', async () => {
    const { cookie, base } = phone
    const { formToken } = pageData((await call(house, 'GET', `${base}/`, { cookie })).text)
    await expel(true)
    const fields = new URLSearchParams({ kind: 'ask', form: 'question', text: 'x', formToken: formToken ?? '' })
    const posted = await call(house, 'POST', `${base}/form`, { ...asForm, cookie }, fields.toString())
    expect([posted.status, pageData(posted.text).refusal]).toEqual([403, 'expelled'])
    await expel(false)
    expect(said(await send(house, phone, ask('Merci')))).toBe('done')
    const control = await joinControl(house, phone)
    control.leave()
  })

  it('keeps its questions and supports where they were; back again, what was taken before is answered as it was', async () => {
    const other = cardOf(await send(house, await takeSeat(house, 'participant'), ask('Autre')))
    await send(house, facilitator, { kind: 'accept', card: other })
    await send(house, phone, { kind: 'support', card: other, on: true, order: 1 })
    const id = 'y'.repeat(26)
    const first = await send(house, phone, ask('Deux'), id)
    await expel(true)
    const { cards } = await teamView()
    expect(cards[card]).toMatchObject({ state: { is: 'waiting' }, original: 'Injure' })
    expect(cards[other]).toMatchObject({ supports: 1 })
    await expel(false)
    expect(await send(house, phone, ask('Deux'), id)).toEqual(first)
  })

  it('is named to nobody: only the question it was shut out by says so, and no card says which seat', async () => {
    const second = cardOf(await send(house, phone, ask('Deux')))
    const control = await joinControl(house, facilitator)
    await expel(true)
    await expel(true, second)
    const { cards } = await teamView()
    expect([cards[card], cards[second]]).toMatchObject([{ expelled: true }, { expelled: false }])
    const seat = phone.cookie.replace('seat=', '').split('.')[0] ?? 'none'
    expect(control.heard()).toContain('"expelled":true')
    expect(control.heard()).not.toContain(seat)
    // Taken back by another question of the same phone, the first one's row is told.
    await expel(false, second)
    expect((await teamView()).cards[card]).toMatchObject({ expelled: false })
    control.leave()
  })

  it('[A-06] stays out after a restart', async () => {
    await expel(true)
    await house.stop('keep')
    house = await aServedHouse({ speed: 10, disk: house.disk, dataFolder: house.dataFolder })
    expect(said(await send(house, phone, ask('Encore')))).toBe('expelled')
  })

  it('[A-06] is refused what it sent before it was shut out and the house had not yet looked at', async () => {
    const plenary = await house.assembled.sessions.living(house.sessions[0] as SessionId)
    const seat = asId<SeatId>(phone.cookie.replace('seat=', '').split('.')[0] ?? '')
    const team = { role: 'facilitator', seat: asId<SeatId>(newId()), link: null } as const
    const command = (actor: Actor, given: Command) => plenary?.command(actor, { id: asId(newId()), command: given })
    // One tick takes them all, in this order.
    const answers = await Promise.all([
      command(team, { kind: 'expel-seat', card, expelled: true }),
      command({ role: 'participant', seat, link: null }, { ...ask('Vite !') }),
    ])
    expect(answers.map(said)).toEqual(['done', 'expelled'])
  })

  it('cannot be shut out by anybody else, nor where no phone is behind the question', async () => {
    const written = { kind: 'write-for', form: 'question', text: 'Pour elle', channel: 'paper', asker: null }
    const paper = cardOf(await send(house, facilitator, written))
    expect(said(await expel(true, paper))).toBe('wrong-state')
    for (const role of ['rapporteur', 'expert', 'board', 'participant'] as const) {
      const seat = await takeSeat(house, role)
      expect(said(await send(house, seat, { kind: 'expel-seat', card, expelled: true })), role).toBe('not-allowed')
    }
  })
})

describe('on the phone that was shut out', () => {
  let house: ServedHouse
  let facilitator: Seat
  let clock: SteppedClock
  let room: PhoneRoom
  beforeEach(async () => {
    house = await aServedHouse({ speed: 10 })
    facilitator = await takeSeat(house, 'facilitator')
    clock = createSteppedClock()
    const token = house.token('participant')
    const page = pageData((await call(house, 'GET', `/J/${token}`)).text)
    let cookie = ''
    const http = createPhoneHttp({
      base: page.base ?? '',
      token,
      clock,
      // As a browser: it keeps the cookie and gives it back.
      async fetch(path, init) {
        const answer = await fetch(house.origin + path, { ...init, headers: { ...init.headers, cookie } })
        cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
        return answer
      },
    })
    const session = house.sessions[0] as NonNullable<(typeof house.sessions)[0]>
    const random = createSeededRandom(3)
    room = createPhoneRoom({ page, session, store: createMemoryStore(), http, clock, random, loadLive: null })
  })
  afterEach(async () => {
    room.stop()
    await house.stop()
  })

  const inTime = async (isSo: () => boolean) => {
    const step = setInterval(() => void clock.advance(1_000), 5)
    await until(isSo).finally(() => clearInterval(step))
  }

  it('[A-06] what was typed stays, and goes out once the team lets it back in', async () => {
    await room.add({ kind: 'ask', form: 'question', text: 'Première', name: null })
    await inTime(() => Object.keys(room.state.get().own.mine).length === 1)
    const card = Object.keys(room.state.get().own.mine)[0]
    await send(house, facilitator, { kind: 'expel-seat', card, expelled: true })
    await inTime(() => room.state.get().refusal?.code === 'expelled')

    room.saveDraft({ text: 'À moitié', form: 'question', name: '', named: false } as never)
    await room.add({ kind: 'ask', form: 'question', text: 'Gardée', name: null })
    await clock.advance(5_000)
    expect(room.state.get().pending.map(({ command, is }) => ['text' in command && command.text, is])).toEqual([
      ['Gardée', expect.stringMatching(/waiting|sending/)],
    ])
    expect(room.state.get().draft).toMatchObject({ text: 'À moitié' })

    await send(house, facilitator, { kind: 'expel-seat', card, expelled: false })
    await inTime(() => room.state.get().refusal === null && room.state.get().pending.length === 0)
    expect(Object.values(room.state.get().own.mine).map((own) => own.text)).toEqual(['Première', 'Gardée'])
    expect(room.state.get().draft).toMatchObject({ text: 'À moitié' })
  })
})
