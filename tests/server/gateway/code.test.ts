import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asForm, call, pageData, type Seat, send, takeSeat } from './wire.ts'

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
})
