import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionId } from '../../../shared/domain/ids.ts'
import { syncStep } from '../../../shared/protocol/frame.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asForm, asJson, call, joinControl, newId, openRaw, type Seat, said, send, takeSeat } from '../gateway/wire.ts'
import { dial, upgradeLines } from './raw-tcp.ts'

const ask = { kind: 'ask', form: 'question', text: 'Qui décide ?', name: null }
const secret = 'canary-in-the-stack'
const traces = /canary-in-the-stack|node_modules|\.ts\b|Error:|at \w+ \(/

/** Takes a part out of the house as it runs, and puts in one that throws; `restore` puts it back. */
function breakPart<Part extends object>(
  part: Part,
  name: keyof Part,
): { restore: () => void; readonly calls: () => number } {
  const whole = part[name]
  let calls = 0
  const broken = () => {
    calls++
    throw new Error(secret)
  }
  ;(part as Record<keyof Part, unknown>)[name] = broken
  return {
    calls: () => calls,
    restore: () => {
      part[name] = whole
    },
  }
}

/** Whatever ends the process for an error nobody caught would end this one too: vitest counts it as a failure of the run. */
describe('[F-11] a fault of ours, in every place where somebody else’s words are handled', () => {
  let house: ServedHouse
  let facilitator: Seat
  let phone: Seat
  const plenaryOf = async () => {
    const plenary = await house.assembled.sessions.living(house.sessions[0] as SessionId)
    if (plenary === null) throw new Error('no session')
    return plenary
  }
  beforeEach(async () => {
    house = await aServedHouse({ speed: 10 })
    facilitator = await takeSeat(house, 'facilitator')
    phone = await takeSeat(house, 'participant')
  })
  afterEach(() => house.stop())

  /** Everyone else goes on: a command, both channels, a page. */
  async function goesOn(): Promise<void> {
    const other = await takeSeat(house, 'participant')
    expect(said(await send(house, other, ask))).toBe('done')
    const control = await joinControl(house, other)
    const stage = await openRaw(house, other, 'stage.1')
    await stage.synced
    expect((await call(house, 'GET', `${other.base}/`, { cookie: other.cookie })).status).toBe(200)
    control.leave()
    stage.ws.terminate()
  }

  it('every page and request: 500 or 503 by name, without a stack', async () => {
    const { cookie, base } = phone
    const organiser = await call(
      house,
      'POST',
      '/o',
      asJson,
      JSON.stringify({ token: house.assembled.catalogue.organiserToken() }),
    )
    const asOrganiser = String(organiser.headers['set-cookie']?.[0]).split(';')[0] ?? ''
    const requests: readonly (readonly [string, string, Record<string, string>, string?])[] = [
      ['GET', `/J/${house.token('participant')}`, {}],
      ['GET', `${base}/`, { cookie }],
      ['GET', `${base}/own.json`, { cookie }],
      ['GET', `${base}/stage.json`, { cookie }],
      ['GET', `${base}/state/stage.1`, { cookie }],
      ['POST', `${base}/seat`, { cookie, ...asJson }, '{"token":null}'],
      ['POST', `${base}/commands`, { cookie, ...asJson }, JSON.stringify({ id: newId(), command: ask })],
      ['POST', `${base}/form`, { cookie, ...asForm }, 'kind=ask'],
      ['POST', '/code', asForm, 'code=000000'],
      ['POST', '/t', asJson, JSON.stringify({ token: house.token('expert') })],
      ['GET', '/organiser/', { cookie: asOrganiser }],
      ['GET', '/organiser/catalogue.json', { cookie: asOrganiser }],
      ['POST', '/organiser/commands', { cookie: asOrganiser, ...asJson }, '{}'],
    ]
    const { catalogue, sessions } = house.assembled
    const parts = [
      () => breakPart(catalogue, 'houseKey'),
      () => breakPart(catalogue, 'standing'),
      () => breakPart(catalogue, 'linkOfToken'),
      () => breakPart(sessions, 'living'),
    ]
    let broken = 0
    for (const breakIt of parts) {
      const fault = breakIt()
      for (const [method, path, headers, body] of requests) {
        const before = fault.calls()
        const answer = await call(house, method, path, headers, body)
        expect(answer.text, path).not.toMatch(traces)
        if (fault.calls() === before) continue
        broken++
        expect([answer.status, said(answer.json())], path).toEqual([500, 'unavailable'])
      }
      fault.restore()
      await goesOn()
    }
    expect(broken).toBeGreaterThan(20)
  })

  it('an upgrade: the socket is closed, without a word of why', async () => {
    for (const part of ['houseKey', 'isAlive', 'standing'] as const) {
      const fault = breakPart(house.assembled.catalogue, part)
      const raw = dial(house)
      raw.tcp.write(upgradeLines(house, phone, '/sync/stage.1'))
      await raw.ended
      expect(raw.heard()).toBe('')
      fault.restore()
      raw.tcp.destroy()
    }
    await goesOn()
  })

  it('a socket that joins, on both channels', async () => {
    const plenary = await plenaryOf()
    for (const part of ['attend', 'whenDurable'] as const) {
      const fault = breakPart(plenary, part)
      await expect(joinControl(house, phone), part).rejects.toThrow()
      fault.restore()
    }
    const fault = breakPart(plenary, 'listen')
    const refused = await openRaw(house, phone, 'stage.1').then(
      (stage) => stage.closed.then(() => 'closed'),
      () => 'closed',
    )
    expect(refused).toBe('closed')
    fault.restore()
    await goesOn()
  })

  it('a command: the connection that sent it ends, and the same command is done when it comes again', async () => {
    const plenary = await plenaryOf()
    const control = await joinControl(house, phone)
    const fault = breakPart(plenary, 'command')
    const id = newId()
    control.socket.emit('command', { id, command: ask }, () => undefined)
    await control.ended
    const posted = await call(
      house,
      'POST',
      `${phone.base}/commands`,
      { ...asJson, cookie: phone.cookie },
      JSON.stringify({ id, command: ask }),
    )
    expect([posted.status, said(posted.json())]).toEqual([500, 'unavailable'])
    expect(posted.text).not.toMatch(traces)
    fault.restore()
    expect(said(await send(house, phone, ask, id))).toBe('done')
    await goesOn()
  })

  it('a decision: refused by name, and those of the same tick are taken', async () => {
    const plenary = await plenaryOf()
    const card = cardOf(await send(house, phone, ask))
    const poisoned = plenary.memory().state.card
    const get = poisoned.get.bind(poisoned)
    poisoned.get = (key) => {
      if (key === card) throw new Error(secret)
      return get(key)
    }
    const answers = await Promise.all([
      send(house, facilitator, { kind: 'accept', card }),
      send(house, facilitator, { kind: 'set-present', present: 41 }),
    ])
    expect(answers.map(said)).toEqual(['unavailable', 'done'])
    poisoned.get = get
    expect(said(await send(house, facilitator, { kind: 'accept', card }))).toBe('done')
  })

  it('the middle of a tick: memory is made anew from disk, nothing acknowledged is lost, everyone comes back', async () => {
    const plenary = await plenaryOf()
    const kept = cardOf(await send(house, phone, ask))
    const control = await joinControl(house, facilitator)
    const stage = await openRaw(house, phone, 'stage.1')
    const { stageWriter } = plenary.memory()
    breakPart(stageWriter, 'project')
    const id = newId()
    expect(said(await send(house, facilitator, { kind: 'accept', card: kept }, id))).toBe('unavailable')
    expect((await control.ended)?.code).toBe('unavailable')
    expect((await stage.closed).code).toBe(1013)
    // The memory that was broken is gone: another one, from disk, is whole.
    expect(plenary.memory().stageWriter).not.toBe(stageWriter)
    expect(plenary.memory().state.card.get(kept)).toMatchObject({ state: { is: 'waiting' } })
    expect(said(await send(house, facilitator, { kind: 'accept', card: kept }, id))).toBe('done')
    await goesOn()
  })

  it('the showing of what is on disk: who waits is answered, nobody else waits for him', async () => {
    const plenary = await plenaryOf()
    const { stage } = plenary.memory()
    const fault = breakPart(stage.doc, 'getMap')
    const page = await call(house, 'GET', `${phone.base}/stage.json`, { cookie: phone.cookie })
    expect([page.status, said(page.json())]).toEqual([503, 'unavailable'])
    expect(page.text).not.toMatch(traces)
    fault.restore()
    await goesOn()
  })

  it('a document’s message: that socket ends', async () => {
    const plenary = await plenaryOf()
    const desk = await openRaw(house, facilitator, 'desk.1')
    await desk.synced
    const fault = breakPart(plenary, 'update')
    desk.sync(syncStep.update, Uint8Array.of(0, 0))
    expect((await desk.closed).code).toBe(4409)
    fault.restore()
    await goesOn()
  })
})
