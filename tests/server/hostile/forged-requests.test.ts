import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { routesOf } from '../gateway/routes-of.ts'
import {
  asForm,
  asJson,
  call,
  cookieIn,
  type Headers,
  newId,
  openRaw,
  type Seat,
  said,
  send,
  takeSeat,
} from '../gateway/wire.ts'

const nobody = 'a'.repeat(26)

describe('requests that are forged', () => {
  let house: ServedHouse
  let facilitator: Seat
  let phone: Seat
  let organiser: string
  beforeAll(async () => {
    house = await aServedHouse({ speed: 20 })
    facilitator = await takeSeat(house, 'facilitator')
    phone = await takeSeat(house, 'participant')
    const token = house.assembled.catalogue.organiserToken()
    organiser = cookieIn(await call(house, 'POST', '/o', asJson, JSON.stringify({ token })))
  })
  afterAll(() => house.stop())

  /** Every row of every living session: presence and counts come and go beside them. */
  const rows = async () => {
    const plenaries = await Promise.all(house.sessions.map((session) => house.assembled.sessions.living(session)))
    const all = plenaries.map((plenary) => Object.values(plenary?.memory().state ?? {}).map((table) => [...table]))
    return createHash('sha256').update(JSON.stringify(all)).digest('hex')
  }
  const placed = (path: string, seat: Seat, session = house.sessions[0]) =>
    path.replace(':session', String(session)).replace(':role', seat.role)

  it('[A-09] no page of another origin can act, by any route that changes something', async () => {
    const acting = routesOf(house).filter((route) => !route.startsWith('GET '))
    expect(acting.length).toBeGreaterThan(8)
    const before = await rows()
    const foreign: readonly Headers[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://${house.host}.evil.example` },
      { origin: `https://${house.host}` === house.origin ? 'x' : 'http://127.0.0.1:1' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    const kinds: readonly Headers[] = [asJson, asForm, { 'content-type': 'text/plain' }, {}]
    const command = { kind: 'ask', form: 'question', text: 'Forgée', name: null }
    for (const route of acting) {
      const [method = '', path = ''] = route.split(' ')
      const cookie = path.startsWith('/organiser') ? organiser : phone.cookie
      for (const [at, origin] of foreign.entries()) {
        const headers = { cookie, ...origin, ...(kinds[at % kinds.length] ?? {}) }
        const body = at % 2 === 0 ? JSON.stringify({ id: newId(), command }) : 'kind=ask&text=Forg%C3%A9e'
        const answer = await call(house, method, placed(path, phone), headers, body)
        expect([answer.status, said(answer.json())], `${route} ${JSON.stringify(origin)}`).toEqual([403, 'not-allowed'])
        expect(answer.headers['set-cookie'], route).toBeUndefined()
        expect(answer.headers['access-control-allow-origin'], route).toBeUndefined()
      }
    }
    expect(await rows()).toBe(before)
  })

  it('[A-08] ids of others, other methods, overrides and ranges: the same 404 or 403 as for what never was', async () => {
    const before = await rows()
    const { cookie } = phone
    const never = `/s/${nobody}/participant`
    const other = `/s/${house.sessions[1]}/participant`
    const paths = [
      '/',
      '/own.json',
      '/stage.json',
      '/state/stage.1',
      '/minutes.html',
      '/minutes.docx',
      '/snapshot.json',
    ]
    for (const path of paths) {
      for (const [method, more] of [
        ['GET', {}],
        ['HEAD', {}],
        ['GET', { range: 'bytes=0-10' }],
        ['POST', { 'x-http-method-override': 'GET' }],
        ['GET', { 'x-http-method-override': 'POST' }],
        ['GET', { 'x-original-url': `${phone.base}/own.json`, 'x-rewrite-url': `${phone.base}/own.json` }],
        ['PUT', {}],
        ['DELETE', {}],
        ['PATCH', {}],
        ['OPTIONS', {}],
      ] as const) {
        const [one, two] = await Promise.all(
          [other, never].map((base) => call(house, method, base + path, { cookie, ...more })),
        )
        expect([one?.status, one?.text.length], `${method} ${path}`).toEqual([two?.status, two?.text.length])
        if (method !== 'OPTIONS') expect([403, 404], `${method} ${path}`).toContain(one?.status)
      }
    }
    // The organiser's archive by number, by name, out of its folder.
    for (const file of [
      'snapshot.json',
      'stage.json',
      '..%2f..%2fsecrets',
      '%2e%2e/chain.json',
      'minutes.html%00.json',
      'PV.html',
    ]) {
      for (const seq of ['0', '1', '2', '-1', '1e1', '01', 'NaN', '9007199254740993', '1%2f..']) {
        for (const session of [house.sessions[0], nobody]) {
          const answer = await call(house, 'GET', `/organiser/archive/${session}/${seq}/${file}`, { cookie: organiser })
          expect(answer.status, `${seq}/${file}`).toBe(404)
        }
      }
    }
    // No method but POST acts, whatever it says it is.
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      const ask = JSON.stringify({ id: newId(), command: { kind: 'ask', form: 'question', text: 'x', name: null } })
      const answer = await call(
        house,
        method,
        `${phone.base}/commands`,
        { cookie, ...asJson, 'content-length': String(ask.length), 'x-http-method-override': 'POST' },
        ask,
      )
      expect(answer.status, method).not.toBe(500)
    }
    expect(await rows()).toBe(before)
  })

  it('[A-16] no header tells the house where somebody comes from, how, or under which name', async () => {
    const claims = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '10.9.8.7',
      'x-forwarded-prefix': '/evil',
      forwarded: 'for=10.9.8.7;host=evil.example;proto=https',
      'x-real-ip': '10.9.8.7',
      'cf-connecting-ip': '10.9.8.7',
      'true-client-ip': '10.9.8.7',
    }
    const seat = JSON.stringify({ token: house.token('participant') })
    for (const [method, path, body] of [
      ['GET', `/J/${house.token('participant')}`, undefined],
      ['GET', `${phone.base}/`, undefined],
      ['GET', '/organiser', undefined],
      ['POST', `${phone.base}/seat`, seat],
    ] as const) {
      const answer = await call(house, method, path, { ...asJson, ...claims }, body)
      const all = JSON.stringify(answer.headers) + answer.text
      expect(all, path).not.toMatch(/evil|10\.9\.8\.7/)
      expect(String(answer.headers['set-cookie'] ?? ''), path).not.toContain('Secure')
    }
    const strange = await call(house, 'GET', '/', { ...claims, host: 'evil.example' })
    expect(strange.status).toBe(421)
  })

  it('[A-04] nobody writes under another seat’s client id, and what was written stays its writer’s', async () => {
    const card = cardOf(
      await send(house, facilitator, {
        kind: 'write-for',
        form: 'question',
        text: 'Qui ?',
        channel: 'paper',
        asker: null,
      }),
    )
    await send(house, facilitator, { kind: 'set-answer', card, state: 'draft' })
    const [one, two] = [await takeSeat(house, 'expert'), await takeSeat(house, 'expert')]
    const first = await openRaw(house, one, 'answers.1')
    await first.synced
    first.doc.getText(textName('answer', card)).insert(0, 'Vrai. ')
    await first.barrier(1)
    const second = await openRaw(house, two, 'answers.1')
    await second.synced
    second.doc.clientID = first.doc.clientID
    second.doc.getText(textName('answer', card)).insert(0, 'Faux. ')
    const ended = await Promise.race([second.closed, second.barrier(2).then(() => null)])
    expect(ended).toEqual({ code: 4409, reason: 'client-id' })
    const plenary = await house.assembled.sessions.living(house.sessions[0] as SessionId)
    expect(plenary?.memory().textOf(textName('answer', card))).toBe('Vrai. ')
    first.ws.terminate()
  })
})
