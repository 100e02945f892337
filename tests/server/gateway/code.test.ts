import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionId } from '../../../shared/domain/ids.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asForm, asJson, call, joinControl, pageData, type Seat, send, takeSeat } from './wire.ts'

describe('the six digits', () => {
  let house: ServedHouse
  let facilitator: Seat
  const codeOf = async () => {
    const page = await call(house, 'GET', `/J/${house.token('participant')}`)
    return pageData(page.text).stage?.join.code ?? ''
  }
  const type = (code: string, headers: Record<string, string> = {}) =>
    call(house, 'POST', '/code', { ...asForm, ...headers }, `code=${encodeURIComponent(code)}`)
  const wrong = async () => ((await codeOf()) === '000000' ? '000001' : '000000')
  beforeEach(async () => {
    house = await aServedHouse({ speed: 10 })
    facilitator = await takeSeat(house, 'facilitator')
  })
  afterEach(() => house.stop())

  it('open the phone’s page, however they are spaced', async () => {
    const code = await codeOf()
    for (const typed of [code, `${code.slice(0, 3)} ${code.slice(3)}`, `${code.slice(0, 3)}-${code.slice(3)}`]) {
      const answer = await type(typed)
      expect([answer.status, answer.headers['location']]).toEqual([303, `/J/${house.token('participant')}`])
    }
  })

  it('come back with the page when they are wrong', async () => {
    const answer = await type('123 45')
    expect(answer.status).toBe(404)
    expect(pageData(answer.text).posted).toMatchObject({ is: 'refused', kind: 'code', code: '123 45' })
    expect(answer.text).toContain('value="123 45"')
  })

  it('open nothing while the doors are closed', async () => {
    const code = await codeOf()
    await send(house, facilitator, { kind: 'set-doors', open: false })
    const answer = await type(code)
    expect([answer.status, pageData(answer.text).refusal]).toEqual([403, 'doors-closed'])
  })

  it('[A-06] and neither does the link then: who has a seat keeps it, nobody comes back as somebody new', async () => {
    const seated = await takeSeat(house, 'participant')
    await send(house, facilitator, { kind: 'set-doors', open: false })
    const body = JSON.stringify({ token: house.token('participant') })
    const knock = (cookie = '') => call(house, 'POST', `${seated.base}/seat`, { ...asJson, cookie }, body)
    const refused = await knock()
    expect([refused.status, refused.headers['set-cookie']]).toEqual([403, undefined])
    expect(JSON.parse(refused.text)).toMatchObject({ refusal: { code: 'doors-closed' } })
    // To be read it opens all the same, and its form takes nothing.
    const page = await call(house, 'GET', `/J/${house.token('participant')}`)
    expect(page.status).toBe(200)
    const fields = { kind: 'ask', form: 'question', text: 'Encore moi ?', token: house.token('participant') }
    const form = new URLSearchParams({ ...fields, formToken: pageData(page.text).formToken ?? '' }).toString()
    const posted = await call(house, 'POST', `${seated.base}/form`, asForm, form)
    expect([posted.status, pageData(posted.text).refusal]).toEqual([403, 'doors-closed'])

    expect((await knock(seated.cookie)).status).toBe(200)
    expect(
      await send(house, seated, { kind: 'ask', form: 'question', text: 'Qui décide ?', name: null }),
    ).toMatchObject({ is: 'done' })
    await send(house, facilitator, { kind: 'set-doors', open: true })
    expect((await knock()).status).toBe(200)
  })

  it('[A-15][A-16] are looked at sixty times a minute when wrong, whatever address is claimed; the link is not touched', async () => {
    const code = await codeOf()
    const guess = await wrong()
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, at) =>
        type(guess, {
          'x-forwarded-for': `10.0.0.${at}`,
          'cf-connecting-ip': `10.1.0.${at}`,
          'x-real-ip': `10.2.0.${at}`,
        }),
      ),
    )
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(404), count(429)]).toEqual([60, 20])
    expect((await type(code)).status).toBe(429)
    expect((await call(house, 'GET', `/J/${house.token('participant')}`)).status).toBe(200)
  })

  it('[A-15] are new on the wall after three hundred wrong ones', async () => {
    const code = await codeOf()
    for (let at = 0; at < 299; at++) await house.assembled.house.wrongCode()
    expect(await codeOf()).toBe(code)
    expect((await type(await wrong())).status).toBe(404)
    expect(await codeOf()).not.toBe(code)
    expect(await codeOf()).toMatch(/^\d{6}$/)
  })

  const stageOf = async () => pageData((await call(house, 'GET', `/J/${house.token('participant')}`)).text).stage
  const actsOfHouse = async () => {
    const control = await joinControl(house, facilitator)
    control.leave()
    const { acts } = control.hello.view as TeamView
    return Object.values(acts)
      .filter((act) => act.role === 'house')
      .map((act) => act.kind)
  }

  it('[A-15] open nothing after a thousand wrong ones, the team is told each time, and the QR goes on', async () => {
    const guesses = { codes: new Set<string>() }
    for (let at = 0; at < 1_000; at++) {
      guesses.codes.add(await joinCode())
      await house.assembled.house.wrongCode()
    }
    // 300 guesses at most against any one code, 1,000 until the team acts: one in a thousand.
    expect(guesses.codes.size).toBe(4)
    expect((await stageOf())?.join).toMatchObject({ doorsOpen: true, code: '' })
    expect(await actsOfHouse()).toEqual(['code-renewed', 'code-renewed', 'code-renewed', 'doors-shut'])
    expect((await type(await joinCode())).status).toBe(403)
    expect((await call(house, 'GET', `/J/${house.token('participant')}`)).status).toBe(200)
    await takeSeat(house, 'participant')
    await send(house, facilitator, { kind: 'new-code' })
    expect((await type(await joinCode())).status).toBe(303)
  })
  const joinCode = async () => {
    const plenary = await house.assembled.sessions.living(house.sessions[0] as SessionId)
    return plenary?.memory().state.session.get('row')?.joinCode ?? ''
  }

  // Other systems give a process one loopback address.
  it.runIf(process.platform === 'linux')(
    '[A-15] one address does not use up the minute of all the others',
    async () => {
      const code = await joinCode()
      const guess = await wrong()
      const from = (address: string, typed: string) => statusFrom(house, address, `code=${typed}`)
      const flood = await Promise.all(Array.from({ length: 60 }, () => from('127.0.0.66', guess)))
      expect(flood.filter((status) => status === 404)).toHaveLength(20)
      expect(flood.filter((status) => status === 429)).toHaveLength(40)
      expect(await from('127.0.0.66', code)).toBe(429)
      expect(await from('127.0.0.67', code)).toBe(303)
    },
  )

  it.runIf(process.platform === 'linux')(
    '[A-15] three hundred guesses from a hundred addresses: sixty are looked at',
    async () => {
      const guess = await wrong()
      const guesses = Array.from({ length: 300 }, (_, at) => statusFrom(house, `127.0.1.${at % 100}`, `code=${guess}`))
      const answers = await Promise.all(guesses)
      expect(answers.filter((status) => status === 404)).toHaveLength(60)
      expect(answers.filter((status) => status === 429)).toHaveLength(240)
    },
  )
})

function statusFrom(house: ServedHouse, localAddress: string, body: string): Promise<number> {
  const [host = '', port = ''] = house.host.split(':')
  return new Promise((answered, failed) => {
    const sent = request({ host, port: Number(port), localAddress, method: 'POST', path: '/code', headers: asForm })
    sent.on('response', (response) => {
      response.resume()
      response.on('end', () => answered(response.statusCode ?? 0))
    })
    sent.on('error', failed)
    sent.end(body)
  })
}
