import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { SESSION_ROLES } from '../../../shared/domain/role.ts'
import { syncStep } from '../../../shared/protocol/frame.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asForm, asJson, call, joinControl, openRaw, pageData, type Seat, said, send, takeSeat } from './wire.ts'

const nobody = 'a'.repeat(26)
const ask = { kind: 'ask', form: 'question', text: 'Qui décide ?', name: null }

/** What the upgrade answers with; `open` when it becomes a socket. */
function knock(house: ServedHouse, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((answered) => {
    const ws = new WebSocket(`ws://${house.host}${path}`, { headers })
    ws.on('open', () => {
      ws.terminate()
      answered('open')
    })
    ws.on('unexpected-response', (_request, response) => {
      ws.terminate()
      answered(String(response.statusCode))
    })
    ws.on('error', () => undefined)
  })
}

describe('the ways in', () => {
  let house: ServedHouse
  let phone: Seat
  beforeAll(async () => {
    house = await aServedHouse({ speed: 10 })
    phone = await takeSeat(house, 'participant')
  })
  afterAll(() => house.stop())

  it('a wrong link opens nothing, and says so by name', async () => {
    const page = await call(house, 'GET', '/J/AAAAAAAAAAAAA')
    expect(page.status).toBe(404)
    expect(page.text).toContain('link-revoked')
    const team = await call(house, 'POST', '/t', asJson, JSON.stringify({ token: 'A'.repeat(26) }))
    expect([team.status, said(team.json())]).toEqual([404, 'link-revoked'])
    for (const odd of ['%00', '..%2f..%2fetc', 'x'.repeat(5_000), '%f0%9f%98%80']) {
      expect((await call(house, 'GET', `/J/${odd}`)).status, odd).toBe(404)
    }
    expect((await call(house, 'GET', '/J/%zz')).status).toBe(400)
  })

  it('a team link does not open the phone’s page, nor a phone’s link the team’s', async () => {
    expect((await call(house, 'GET', `/J/${house.token('facilitator')}`)).status).toBe(404)
    const seat = `/s/${house.sessions[0]}/facilitator/seat`
    const asked = await call(house, 'POST', seat, asJson, JSON.stringify({ token: house.token('facilitator') }))
    expect([asked.status, said(asked.json())]).toEqual([400, 'malformed'])
  })

  it('[A-08] a cookie opens its own session and role only, and not one letter of it may be changed', async () => {
    const facilitator = await takeSeat(house, 'facilitator')
    const [seat = '', link = '', mac = ''] = phone.cookie.replace('seat=', '').split('.')
    const [, , facilitatorMac = ''] = facilitator.cookie.split('.')
    const forged = [
      `seat=${seat}.${link}.${mac.slice(0, -2)}AA`,
      `seat=${nobody}.${link}.${mac}`,
      `seat=${seat}.${nobody}.${mac}`,
      `seat=${seat}.${link}.${facilitatorMac}`,
      `seat=${seat}.${link}`,
      `seat=${seat}.${link}.${mac}.${mac}`,
      'seat=',
      '',
    ]
    for (const cookie of forged) {
      const answer = await call(house, 'GET', `${phone.base}/own.json`, { cookie })
      expect([answer.status, said(answer.json())], cookie).toEqual([403, 'no-seat'])
      expect(await knock(house, `${phone.base}/sync/stage.1`, { cookie })).toBe('403')
      expect(await knock(house, `${phone.base}/control/?EIO=4&transport=websocket`, { cookie })).toBe('403')
    }
    for (const role of SESSION_ROLES.filter((each) => each !== 'participant')) {
      const path = `/s/${house.sessions[0]}/${role}/commands`
      const answer = await call(house, 'POST', path, { ...asJson, cookie: phone.cookie }, '{}')
      expect([answer.status, said(answer.json())], role).toEqual([403, 'no-seat'])
    }
  })

  it('[A-08][S-09] a session that is another’s is not told from one that never was', async () => {
    const other = `/s/${house.sessions[1]}/participant`
    const never = `/s/${nobody}/participant`
    for (const [method, path] of [
      ['GET', '/own.json'],
      ['GET', '/stage.json'],
      ['GET', '/state/stage.1'],
      ['GET', '/'],
      ['GET', '/minutes.html'],
      ['POST', '/commands'],
    ] as const) {
      const [one, two] = await Promise.all(
        [other, never].map((base) =>
          call(house, method, base + path, { ...asJson, cookie: phone.cookie }, method === 'POST' ? '{}' : undefined),
        ),
      )
      expect(one?.status, path).toBe(two?.status)
      expect(one?.text.length, path).toBe(two?.text.length)
    }
    expect((await call(house, 'GET', '/s/x/participant/own.json')).status).toBe(404)
    expect((await call(house, 'GET', `/s/${house.sessions[0]}/king/own.json`)).status).toBe(404)
  })

  it('[A-10] an upgrade from another page’s origin, or under a name that is none of ours, is refused before it is a socket', async () => {
    const path = `${phone.base}/sync/stage.1`
    const { cookie } = phone
    const port = house.host.split(':')[1]
    for (const origin of [
      'https://evil.example',
      'null',
      `http://${house.host}.evil.example`,
      `http://127.0.0.1:1`,
      `http://evil.example:${port}`,
      'file://',
      '',
    ]) {
      expect(await knock(house, path, { cookie, origin }), origin).toBe('403')
    }
    for (const site of ['cross-site', 'same-site']) {
      expect(await knock(house, path, { cookie, 'sec-fetch-site': site })).toBe('403')
    }
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect(await knock(house, path, { cookie, host, origin: `http://${host}` }), host).toBe('403')
      expect((await call(house, 'GET', '/', { host })).status, host).toBe(421)
    }
    expect(await knock(house, path, { cookie, origin: house.origin })).toBe('open')
    // No browser leaves both out: whoever does holds the cookie already.
    expect(await knock(house, path, { cookie })).toBe('open')
    expect(await knock(house, '/socket.io/?EIO=4&transport=websocket', { cookie })).toBe('404')
  })

  it('[A-09] no page of another origin can act: every POST refuses it', async () => {
    const foreign = { cookie: phone.cookie, origin: 'https://evil.example' }
    const simple = { ...foreign, 'content-type': 'text/plain' }
    const posts = [
      ['/code', { ...foreign, ...asForm }, 'code=123456'],
      [`${phone.base}/seat`, { ...foreign, ...asJson }, '{"token":null}'],
      [`${phone.base}/commands`, { ...foreign, ...asJson }, JSON.stringify({ id: nobody, command: ask })],
      [`${phone.base}/commands`, simple, JSON.stringify({ id: nobody, command: ask })],
      [`${phone.base}/form`, { ...foreign, ...asForm }, 'kind=ask&text=x'],
      [`${phone.base}/forget`, foreign, ''],
      ['/t', { ...foreign, ...asJson }, JSON.stringify({ token: house.token('facilitator') })],
      ['/o', { ...foreign, ...asJson }, JSON.stringify({ token: house.assembled.catalogue.organiserToken() })],
    ] as const
    for (const [path, headers, body] of posts) {
      const answer = await call(house, 'POST', path, headers, body)
      expect(answer.status, path).toBe(403)
      expect(answer.headers['set-cookie'], path).toBeUndefined()
    }
    const own = await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
    expect(own.json()).toMatchObject({ mine: {} })
  })

  it('[A-09] looking changes nothing: after every GET the disk holds what it held', async () => {
    // Every row, by its own bytes: who is on line comes and goes beside them, on the stage.
    const rows = () => JSON.stringify([...house.disk.rooms].map(([name, room]) => [name, room.facts]))
    const before = rows()
    const facilitator = await takeSeat(house, 'facilitator')
    for (const path of ['/', '/t', '/o', '/organiser/', '/code', `/J/${house.token('participant')}`]) {
      await call(house, 'GET', path)
    }
    for (const seat of [phone, facilitator]) {
      for (const path of [
        '/',
        '/commands',
        '/form',
        '/seat',
        '/forget',
        '/stage.json',
        '/own.json',
        '/state/stage.1',
      ]) {
        await call(house, 'GET', `${seat.base}${path}?kind=ask&text=x&command={}`, { cookie: seat.cookie })
      }
    }
    expect(rows() === before).toBe(true)
  })
})

describe('a link that is taken back', () => {
  let house: ServedHouse
  beforeEach(async () => {
    house = await aServedHouse()
  })
  afterEach(() => house.stop())

  it('[A-06] ends both channels of its seats within a second, silent ones too, and lets nobody back in', async () => {
    const seat = await takeSeat(house, 'expert')
    const control = await joinControl(house, seat)
    const stage = await openRaw(house, seat, 'stage.1')
    const silent = await openRaw(house, seat, 'answers.1', { silent: true })
    const began = performance.now()
    await house.revoke('expert')
    expect(await control.ended).toMatchObject({ code: 'link-revoked' })
    expect(await stage.closed).toEqual({ code: 4403, reason: 'link-revoked' })
    expect(await silent.closed).toEqual({ code: 4403, reason: 'link-revoked' })
    expect(performance.now() - began).toBeLessThan(1_000)
    await expect(joinControl(house, seat)).rejects.toThrow()
    await expect(openRaw(house, seat, 'stage.1')).rejects.toThrow('403')
    expect(said(await send(house, seat, { kind: 'page-board', page: 1 }))).toBe('link-revoked')
  })

  it('[A-06] takes nothing more from a socket that does not answer the close', async () => {
    const facilitator = await takeSeat(house, 'facilitator')
    const seat = await takeSeat(house, 'rapporteur')
    const card = 'r'.repeat(26)
    await send(house, facilitator, { kind: 'draft-recommendation', card, text: 'Réserver', sources: [] })
    const desk = await openRaw(house, seat, 'desk.1')
    await desk.synced
    // A hostile client reads no close frame and goes on writing.
    desk.ws.pause()
    await house.revoke('rapporteur')
    desk.doc.getText(`recommendation:${card}`).insert(0, 'FORGÉ ')
    desk.sync(syncStep.two, new Uint8Array([0, 0]))
    // Two ticks later whatever was on the way has been judged.
    for (let tick = 0; tick < 2; tick++) await send(house, facilitator, { kind: 'hide-board', hidden: false })
    const plenary = await house.assembled.sessions.living(house.sessions[0] as never)
    expect(plenary?.memory().textOf(`recommendation:${card}` as never)).toBe('Réserver')
    desk.ws.terminate()
  })

  it('[A-06] lets nobody in who knocked before and says hello after', async () => {
    const seat = await takeSeat(house, 'facilitator')
    const path = `${seat.base}/control/?EIO=4&transport=websocket`
    const ws = new WebSocket(`ws://${house.host}${path}`, { headers: { cookie: seat.cookie } })
    const heard: string[] = []
    await new Promise<void>((opened) =>
      ws.on('message', (data) => {
        heard.push(String(data))
        opened()
      }),
    )
    await house.revoke('facilitator')
    const closed = new Promise((gone) => ws.on('close', gone))
    ws.send('40')
    await closed
    expect(heard.join()).not.toContain('hello')
  })

  it('puts the new link on the wall when another one takes its place', async () => {
    const before = house.token('participant')
    const phone = await takeSeat(house, 'participant')
    await house.revoke('participant', { replace: true })
    const after = house.token('participant')
    expect(after).not.toBe(before)
    expect((await call(house, 'GET', `/J/${before}`)).status).toBe(404)
    const page = await call(house, 'GET', `/J/${after}`)
    expect(page.status).toBe(200)
    expect(pageData(page.text).stage?.join.link).toContain(after)
    expect((await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })).status).toBe(403)
  })
})
