import { expect, it } from 'vitest'
import { createOrganiserClient } from '../../../client/sync/organiser-client.ts'
import type { CatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'

const random = createSeededRandom(8)
const revoke = { kind: 'revoke-link', link: random.id(), replace: true } as unknown as CatalogueCommand
const view = { series: [], forums: [], sessions: [], links: [], organiserAddress: 'http://house/o#T' }

/** A server that answers as told, one request after the other; after the last, as the last. */
function aPage(answers: readonly (Response | null)[]) {
  const clock = createSteppedClock()
  const asked: { readonly path: string; readonly body: unknown }[] = []
  let left = [...answers]
  const client = createOrganiserClient({
    clock,
    newId: random.id,
    fetch(path, init) {
      asked.push({ path, body: init.body === undefined ? null : JSON.parse(String(init.body)) })
      const next = left.length > 1 ? left.shift() : left[0]
      return next === null || next === undefined
        ? Promise.reject(new TypeError('no network'))
        : Promise.resolve(next.clone())
    },
    onReturn: () => () => undefined,
  })
  return { client, clock, asked, nowAnswer: (next: readonly (Response | null)[]) => (left = [...next]) }
}
const json = (body: unknown, status = 200) => Response.json(body, { status })
const portal = new Response('<html>Payez ici</html>', { headers: { 'content-type': 'text/html' } })

it('sends a command again under the same id until the server answers, and reads the catalogue before it tells', async () => {
  const page = aPage([null, portal, json({ is: 'done', id: 'x' }), json(view)])
  const answer = page.client.send(revoke)
  await page.clock.advance(4_000)
  expect(await answer).toEqual({ is: 'done', id: 'x' })
  const [first, second, third, fourth] = page.asked
  expect(second?.body).toEqual(first?.body)
  expect(third?.body).toEqual(first?.body)
  expect(fourth?.path).toBe('/organiser/catalogue.json')
  expect(page.client.catalogue.get()).toEqual(view)
  expect(page.client.connection.get()).toBe('online')
})

it('gives up after three tries, without losing itself in them', async () => {
  const page = aPage([null])
  const answer = page.client.send(revoke)
  await page.clock.advance(10_000)
  expect(await answer).toMatchObject({ is: 'refused', refusal: { code: 'unavailable' } })
  expect(page.asked).toHaveLength(3)
  expect(page.client.connection.get()).toBe('offline')
  page.nowAnswer([json(view)])
  const stop = page.client.run()
  await page.clock.advance(0)
  expect(page.client.connection.get()).toBe('online')
  stop()
  expect(page.clock.waiting()).toBe(0)
})

it('hands on a refusal with its field, and says when the cookie is over', async () => {
  const refused = { is: 'refused', refusal: { code: 'bad-date', count: null }, field: 'date' }
  expect(await aPage([json(refused)]).client.send(revoke)).toEqual(refused)
  const page = aPage([json({ refusal: { code: 'no-seat', count: null } }, 403)])
  expect(await page.client.send(revoke)).toMatchObject({ is: 'refused', refusal: { code: 'no-seat' }, field: null })
  expect(page.client.connection.get()).toBe('denied')
})

it('does not draw the page again for the same catalogue', async () => {
  const page = aPage([json(view)])
  let changes = 0
  page.client.catalogue.subscribe(() => {
    changes += 1
  })
  const stop = page.client.run()
  await page.clock.advance(65_000)
  expect(page.asked.length).toBeGreaterThan(2)
  expect(changes).toBe(1)
  stop()
})
