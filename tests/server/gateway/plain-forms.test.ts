import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { type Answered, asForm, call, cookieIn, pageData, send, takeSeat } from './wire.ts'

/** The fields of a page's form as a browser without script would send them: what is hidden, checked or typed. */
function formOf(html: string, kind: string): { action: string; fields: URLSearchParams } {
  for (const [, attributes = '', inside = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
    const fields = new URLSearchParams()
    for (const [, input = ''] of inside.matchAll(/<input([^>]*)>/g)) {
      const name = attribute(input, 'name')
      if (name === null) continue
      const type = attribute(input, 'type')
      if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(input)) continue
      fields.append(name, attribute(input, 'value') ?? '')
    }
    for (const [, area = '', text = ''] of inside.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
      fields.append(attribute(area, 'name') ?? '', unescaped(text))
    }
    if (fields.get('kind') === kind) return { action: attribute(attributes, 'action') ?? '', fields }
  }
  throw new Error(`the page has no form to ${kind}`)
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>]|$)`).exec(tag)
  return found === null ? null : unescaped(found[1] ?? '')
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}

describe('a phone without script', () => {
  let house: ServedHouse
  beforeAll(async () => {
    house = await aServedHouse({ speed: 20 })
  })
  afterAll(() => house.stop())

  const open = () => call(house, 'GET', `/J/${house.token('participant')}`)
  const post = (form: { action: string; fields: URLSearchParams }, cookie = ''): Promise<Answered> =>
    call(
      house,
      'POST',
      form.action,
      { ...asForm, origin: house.origin, ...(cookie === '' ? {} : { cookie }) },
      form.fields.toString(),
    )

  it('asks by the form of the page it scanned, and reads its number in the answer', async () => {
    const form = formOf((await open()).text, 'ask')
    form.fields.set('text', 'Qui décide, sans script ?')
    const answer = await post(form)
    expect(answer.status).toBe(200)
    const { posted, own } = pageData(answer.text)
    expect(posted).toMatchObject({ is: 'done', kind: 'ask' })
    const number = posted?.is === 'done' ? posted.number : null
    expect(Object.values(own?.mine ?? {})).toMatchObject([{ number, text: 'Qui décide, sans script ?' }])
    const visible = answer.text.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]+>/g, ' ')
    expect(visible).toMatch(new RegExp(`\\b${number}\\b`))
    // The seat came with the answer: the next page knows whose question it is.
    const cookie = cookieIn(answer)
    const later = await call(house, 'GET', `/s/${house.sessions[0]}/participant/?tab=questions&show=mine`, { cookie })
    expect(later.text).toContain('Qui décide, sans script')
  })

  it('asks once when the form is sent twice, also when the first answer was lost with its cookie', async () => {
    const form = formOf((await open()).text, 'ask')
    form.fields.set('text', 'Une seule fois ?')
    const first = await post(form)
    const again = [await post(form, cookieIn(first)), await post(form)]
    for (const each of again) expect(pageData(each.text).posted).toEqual(pageData(first.text).posted)
    const facilitator = await takeSeat(house, 'facilitator')
    const plenary = await house.assembled.sessions.living(house.sessions[0] as never)
    const asked = [...(plenary?.memory().state.card.values() ?? [])]
    expect(asked.filter((card) => card.kind === 'asked' && card.original === 'Une seule fois ?')).toHaveLength(1)
    expect(facilitator.cookie).not.toBe('')
  })

  it('gets its words back in the page when they are refused', async () => {
    const form = formOf((await open()).text, 'ask')
    const long = `${'Trop de mots. '.repeat(25)}<fin>`
    form.fields.set('text', long)
    form.fields.set('form', 'contribution')
    const answer = await post(form)
    expect(answer.status).toBe(422)
    expect(pageData(answer.text).posted).toMatchObject({
      is: 'refused',
      refusal: { code: 'too-long' },
      text: long,
      form: 'contribution',
    })
    const back = formOf(answer.text, 'ask')
    expect(back.fields.get('text')).toBe(long)
    expect(back.fields.get('form')).toBe('contribution')
    back.fields.set('text', 'Moins de mots.')
    expect(pageData((await post(back, cookieIn(answer))).text).posted).toMatchObject({ is: 'done' })
  })

  it('supports a question by the form beside it, and takes it back', async () => {
    const facilitator = await takeSeat(house, 'facilitator')
    const asked = { kind: 'write-for', form: 'question', text: 'À soutenir ?', channel: 'paper', asker: null }
    const answer = await send(house, facilitator, asked)
    const card = answer.is === 'done' ? answer.card : ''
    const seat = await takeSeat(house, 'participant')
    const page = await call(house, 'GET', `${seat.base}/?tab=questions`, { cookie: seat.cookie })
    const form = formOf(page.text, 'support')
    expect(form.fields.get('card')).toBe(card)
    const supported = pageData((await post(form, seat.cookie)).text)
    expect(supported.own?.supports).toEqual({ [card ?? '']: true })
    const again = await call(house, 'GET', `${seat.base}/?tab=questions`, { cookie: seat.cookie })
    const back = formOf(again.text, 'support')
    expect(back.fields.get('on')).toBe('false')
    expect(pageData((await post(back, seat.cookie)).text).own?.supports).toEqual({})
  })

  it('[A-09] is told to load the page again when the form is not one of ours', async () => {
    const form = formOf((await open()).text, 'ask')
    form.fields.set('text', 'Forgé ?')
    const token = form.fields.get('formToken') ?? ''
    const other = pageData(
      (await call(house, 'GET', `/J/${house.token('participant', house.sessions[1])}`)).text,
    ).formToken
    for (const forged of ['', 'x', `${token}x`, token.replace(/^./, token.startsWith('a') ? 'b' : 'a'), other ?? '']) {
      form.fields.set('formToken', forged)
      const answer = await post(form)
      expect([answer.status, pageData(answer.text).refusal], forged).toEqual([403, 'outdated'])
    }
    for (const kind of ['accept', 'close-session', 'constructor', '']) {
      const honest = formOf((await open()).text, 'ask')
      honest.fields.set('kind', kind)
      expect((await post(honest)).status, kind).toBe(422)
    }
  })
})
