import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../../shared/domain/limits.ts'
import type { OwnView } from '../../../shared/domain/role-view.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import {
  type Answered,
  asForm,
  asJson,
  type Control,
  call,
  joinControl,
  newId,
  pageData,
  type Seat,
  said,
  send,
  takeSeat,
} from './wire.ts'

const max = limits.askedCharactersMax
/** What people and attackers type, and what the house says: the name of a refusal, or the words as it keeps them. */
const typed: readonly (readonly [what: string, text: string, refusal: string | null, kept?: string])[] = [
  ['one letter over the limit', 'é'.repeat(max + 1), 'too-long'],
  ['a thousand letters', 'a'.repeat(1_000), 'too-long'],
  ['emoji over the limit, counted in units', '🙂'.repeat(141), 'too-long'],
  ['exactly the limit', 'a'.repeat(max), null],
  ['nothing', '', 'empty'],
  ['only spaces, line ends and tabs', ' \n\t\r\n\u00a0 ', 'empty'],
  ['only signs that nobody sees', '\u200b\u200d\ufeff\u0301', 'empty'],
  ['words of forty letters', `${'anticonstitutionnellement'.padEnd(40, 'e')} ${'x'.repeat(40)}`, null],
  ['a family of one emoji', '👨‍👩‍👧‍👦 et 🏳️‍🌈 ?', null],
  ['right to left', 'من يقرر؟ ومتى', null],
  ['N’ko', 'ߒߞߏ ߞߊ߲', null],
  [
    'marks on marks',
    'Z\u0351\u036b\u0343a\u0300l\u0327go\u0301',
    null,
    'Z\u0351\u036b\u0343a\u0300l\u0327go\u0301'.normalize('NFC'),
  ],
  ['a letter in two parts', 'Que\u0301stion', null, 'Quéstion'],
  ['a null', 'Qui\u0000 ?', 'bad-characters'],
  ['a bell and an escape', '\u0007\u001b[31mrouge', 'bad-characters'],
  ['a direction override', 'oui \u202enon', 'bad-characters'],
  ['an isolate', '\u2066abc\u2069', 'bad-characters'],
  ['a delete', 'a\u007fb', 'bad-characters'],
  ['windows’ line ends', 'un\r\ndeux', null, 'un\ndeux'],
  ['a script', '<script>window.__xss=1</script>', null],
  ['an image that fails', '"><img src=x onerror=alert(1)>', null],
  ['the end of our own script', '</script><svg onload=alert(1)>', null],
  ['a template', '{{constructor.constructor("alert(1)")()}} #{7*7}', null],
  ['sql', `'; DROP TABLE facts; --`, null],
  ['a formula', '=HYPERLINK("http://evil.example";"x")', null],
]
/** Half of a letter cannot stand in a form or in JSON's UTF-8, only in its escapes. */
const halfLetter = ['half of a letter', 'a\ud83d b', null, 'a b'] as const

type Way = 'http' | 'control' | 'form'

describe('what is typed badly', () => {
  let house: ServedHouse
  let facilitator: Seat
  beforeAll(async () => {
    house = await aServedHouse({ speed: 20 })
    facilitator = await takeSeat(house, 'facilitator')
  })
  afterAll(() => house.stop())

  const own = async (seat: Seat): Promise<OwnView> =>
    (await call(house, 'GET', `${seat.base}/own.json`, { cookie: seat.cookie })).json() as OwnView

  async function ask(
    way: Way,
    seat: Seat,
    text: string,
  ): Promise<{ is: string; count: number | null; back: string | null }> {
    const command = { kind: 'ask', form: 'question', text, name: null }
    if (way === 'form') {
      const page = await call(house, 'GET', `${seat.base}/`, { cookie: seat.cookie })
      const fields = new URLSearchParams({
        kind: 'ask',
        form: 'question',
        text,
        formToken: pageData(page.text).formToken ?? '',
      })
      const answer = await call(
        house,
        'POST',
        `${seat.base}/form`,
        { ...asForm, cookie: seat.cookie },
        fields.toString(),
      )
      const { posted } = pageData(answer.text)
      if (posted?.is === 'done') return { is: 'done', count: null, back: null }
      return { is: posted?.refusal.code ?? 'nothing', count: posted?.refusal.count ?? null, back: posted?.text ?? null }
    }
    const control: Control | null = way === 'control' ? await joinControl(house, seat) : null
    const answer = control === null ? await send(house, seat, command) : await control.send({ id: newId(), command })
    control?.leave()
    return { is: said(answer), count: answer.is === 'refused' ? answer.refusal.count : null, back: null }
  }

  for (const way of ['http', 'control', 'form'] as const) {
    it(`${way}: each text is taken as it was meant or refused by name, and nothing else happens`, async () => {
      for (const [what, text, refused, kept] of way === 'form' ? typed : [...typed, halfLetter]) {
        const seat = await takeSeat(house, 'participant')
        const answer = await ask(way, seat, text)
        expect(answer.is, what).toBe(refused ?? 'done')
        const mine = Object.values((await own(seat)).mine)
        expect(
          mine.map((card) => card.text),
          what,
        ).toEqual(refused === null ? [kept ?? text] : [])
        if (refused === 'too-long') expect(answer.count, what).toBe(text.length - max)
        // What was typed comes back with the page; a browser makes its line ends its own.
        if (way === 'form' && refused !== null) expect(answer.back, what).toBe(text)
      }
    })
  }

  it('[A-11] markup is text in every page that shows it', async () => {
    const seat = await takeSeat(house, 'participant')
    for (const text of [
      '<script>window.__xss=1</script>',
      '"><img src=x onerror=alert(1)>',
      '</script><svg onload=alert(1)>',
      '<!--<script>',
    ]) {
      const answer = await send(house, seat, { kind: 'ask', form: 'question', text, name: '<b onclick=x>' })
      if (answer.is === 'done') await send(house, facilitator, { kind: 'accept', card: answer.card })
    }
    const pages = [
      await call(house, 'GET', `${seat.base}/?tab=questions`, { cookie: seat.cookie }),
      await call(house, 'GET', `${seat.base}/?tab=%3Cscript%3E&lang=%22%3E`, { cookie: seat.cookie }),
      await call(house, 'POST', '/code', asForm, 'code=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E'),
    ]
    for (const page of pages) {
      const outside = page.text.replace(/<script type="application\/json" id="page">[^<]*<\/script>/, '')
      expect(outside).not.toMatch(/<script>|<img|<svg onload|<b onclick/)
      expect(page.headers['content-security-policy']).toMatch(/script-src 'self';/)
      expect(page.headers['content-security-policy']).not.toContain('unsafe')
    }
    expect(pageData(pages[0]?.text ?? '').own?.mine).not.toEqual({})
  })

  describe('[A-07] a command that is none', () => {
    const ask1 = { kind: 'ask', form: 'question', text: 'Qui ?', name: null }
    const id = 'z'.repeat(26)
    const malformed: readonly (readonly [string, string])[] = [
      ['nothing', ''],
      ['null', 'null'],
      ['a number', '7'],
      ['a list', '[]'],
      ['an id of another shape', JSON.stringify({ id: '../../etc', command: ask1 })],
      ['an id that is a number', JSON.stringify({ id: 7, command: ask1 })],
      ['an extra field', JSON.stringify({ id, command: { ...ask1, role: 'organiser' } })],
      ['an extra field outside', JSON.stringify({ id, command: ask1, admin: true })],
      ['a list for a text', JSON.stringify({ id, command: { ...ask1, text: ['Qui ?'] } })],
      ['an object for a text', JSON.stringify({ id, command: { ...ask1, text: { toString: 'x' } } })],
      ['a number that is none', `{"id":"${id}","command":{"kind":"support","card":"${id}","on":true,"order":1e999}}`],
      ['a word for a boolean', JSON.stringify({ id, command: { kind: 'support', card: id, on: 'true', order: 1 } })],
      ['a fraction for a rank', JSON.stringify({ id, command: { kind: 'support', card: id, on: true, order: 1.5 } })],
      ['a foreign shape of card', JSON.stringify({ id, command: { kind: 'support', card: 'Q7', on: true, order: 1 } })],
      ['a missing field', JSON.stringify({ id, command: { kind: 'ask', text: 'Qui ?' } })],
      ['a constructor', JSON.stringify({ id, command: { ...ask1, constructor: { prototype: { admin: true } } } })],
    ]
    const unknown: readonly (readonly [string, string])[] = [
      ['a kind that nobody knows', JSON.stringify({ id, command: { kind: 'crown' } })],
      ['a kind that every object has', JSON.stringify({ id, command: { kind: 'constructor' } })],
      ['a kind that is a prototype', JSON.stringify({ id, command: { kind: '__proto__' } })],
      ['a kind in a lookalike letter', JSON.stringify({ id, command: { ...ask1, kind: 'аsk' } })],
    ]

    it('is refused by name over HTTP and control, and no object changes its nature', async () => {
      const seat = await takeSeat(house, 'participant')
      const control = await joinControl(house, seat)
      const before = await own(seat)
      for (const [what, body] of [...malformed, ...unknown]) {
        const expected = unknown.some(([each]) => each === what) ? 'unknown-command' : 'malformed'
        const answer = await call(house, 'POST', `${seat.base}/commands`, { ...asJson, cookie: seat.cookie }, body)
        expect(said(answer.json()), what).toBe(expected)
        if (body !== '') expect(said(await control.send(JSON.parse(body))), what).toBe(expected)
        expect(Object.keys(Object.prototype)).toEqual([])
      }
      const polluting = `{"id":"${newId()}","__proto__":{"admin":true},"command":{"kind":"ask","form":"question","text":"Qui ?","name":null,"__proto__":{"role":"facilitator"}}}`
      const polluted = await call(house, 'POST', `${seat.base}/commands`, { ...asJson, cookie: seat.cookie }, polluting)
      expect(['malformed', 'done']).toContain(said(polluted.json()))
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
      for (const odd of [undefined, 7, 'x', [], Buffer.from('x'), { id, command: Buffer.from('x') }]) {
        expect(said(await control.send(odd))).toBe('malformed')
      }
      expect(Object.keys((await own(seat)).mine).length - Object.keys(before.mine).length).toBeLessThanOrEqual(1)
      control.leave()
    })

    it('[S-09] is answered without a stack, however it is sent', async () => {
      const seat = await takeSeat(house, 'participant')
      const to = `${seat.base}/commands`
      const cookie = seat.cookie
      const good = JSON.stringify({ id: newId(), command: ask1 })
      const answers: [string, Answered, number][] = [
        ['broken json', await call(house, 'POST', to, { ...asJson, cookie }, '{"id":'), 400],
        ['deep json', await call(house, 'POST', to, { ...asJson, cookie }, '['.repeat(15_000)), 400],
        ['a huge body', await call(house, 'POST', to, { ...asJson, cookie }, `{"id":"${'a'.repeat(20_000)}"}`), 413],
        [
          'a foreign charset',
          await call(house, 'POST', to, { 'content-type': 'application/json; charset=koi8-r', cookie }, good),
          415,
        ],
        [
          'a foreign encoding',
          await call(house, 'POST', to, { ...asJson, 'content-encoding': 'exi', cookie }, good),
          415,
        ],
        ['a false gzip', await call(house, 'POST', to, { ...asJson, 'content-encoding': 'gzip', cookie }, good), 400],
        ['plain text', await call(house, 'POST', to, { 'content-type': 'text/plain', cookie }, good), 200],
        ['a form', await call(house, 'POST', to, { ...asForm, cookie }, 'id=x'), 200],
        ['a path that cannot be read', await call(house, 'GET', '/s/%zz/participant/', { cookie }), 400],
        ['a path out of the house', await call(house, 'GET', '/assets/phone/..%2f..%2f..%2fpackage.json'), 404],
        [
          'a method of another',
          await call(house, 'PUT', to, { ...asJson, cookie, 'x-http-method-override': 'POST' }, good),
          404,
        ],
      ]
      for (const [what, answer, status] of answers) {
        expect(answer.status, what).toBe(status)
        expect(answer.text, what).not.toMatch(/node_modules|\.ts\b|Error:|at \w+ \(/)
        if (status === 200) expect(said(answer.json()), what).toBe('malformed')
        expect(answer.headers['x-powered-by'], what).toBeUndefined()
      }
      expect(await own(seat)).toMatchObject({ mine: {} })
    })
  })
})
