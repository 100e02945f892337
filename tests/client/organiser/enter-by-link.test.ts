import { expect, it } from 'vitest'
import { enterByLink, findLink } from '../../../client/sync/enter-by-link.ts'
import { createSteppedClock } from '../../world/clock.ts'

const long = 'ABCDEFGHIJKLMNOPQRSTUVWX23'
const short = 'ABCDEFGHIJ234'

it.each([
  [`/t#${long}`, '/t', long],
  [`/o#${long}`, '/o', long],
  [` http://192.168.1.20:8080/t#${long}\n`, '/t', long],
  [`https://forum.test/o#${long.toLowerCase()}`, '/o', long],
  [`HTTP://FORUM.TEST/J/${short}`, '/J', short],
  [long, '/t', long],
  [short.toLowerCase(), '/J', short],
])('finds the link in %j', (pasted, door, token) => {
  expect(findLink(pasted)).toEqual({ door, token })
})

it.each(['', 'bonjour', 'http://forum.test/', `/t#${long}X`, `/t#${short}0`, 'javascript:alert(1)', '/t#'])(
  'finds none in %j',
  (pasted) => {
    expect(findLink(pasted)).toBeNull()
  },
)

it.each([
  [Response.json({ path: '/s/x/board/' }), { is: 'open', path: '/s/x/board/' }],
  [Response.json({ refusal: { code: 'link-revoked', count: null } }, { status: 404 }), { is: 'denied' }],
  [Response.json({ path: 'https://elsewhere.test/' }), { is: 'denied' }],
  [Response.json({}, { status: 503 }), { is: 'unavailable' }],
  [new Response('<html>'), { is: 'unavailable' }],
])('opens what the server names, and nothing else: %#', async (response, result) => {
  const fetch = () => Promise.resolve(response)
  expect(await enterByLink({ clock: createSteppedClock(), fetch }, { door: '/t', token: long })).toEqual(result)
})

it('needs no server for the room’s own link', async () => {
  const fetch = () => Promise.reject(new Error('asked'))
  const result = await enterByLink({ clock: createSteppedClock(), fetch }, { door: '/J', token: short })
  expect(result).toEqual({ is: 'open', path: `/J/${short}` })
})
