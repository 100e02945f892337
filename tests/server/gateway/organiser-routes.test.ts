import { afterEach, describe, expect, it } from 'vitest'
import type { ArchiveView, CatalogueView } from '../../../shared/domain/catalogue-view.ts'
import { tokenOf } from '../catalogue/catalogue-ground.ts'
import { aHouse, closeHouses, store } from './organiser-ground.ts'

afterEach(closeHouses)

describe('a link of the team', () => {
  it('is exchanged for a seat’s cookie under that seat’s path alone', async () => {
    const { ask, catalogue, organiser } = await aHouse()
    const { session } = await organiser.prepare()
    const answer = await ask('POST', '/t', { body: { token: tokenOf(catalogue, session, 'expert') } })
    expect(JSON.parse(answer.text)).toEqual({ path: `/s/${session}/expert/` })
    const cookie = answer.headers['set-cookie']?.[0] ?? ''
    expect(cookie).toMatch(new RegExp(`^seat=.*; Path=/s/${session}/expert/; HttpOnly; SameSite=Lax`))
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it.each([
    [{ token: 'A'.repeat(26) }, 404, 'link-revoked'],
    [{ token: 7 }, 400, 'malformed'],
    [{ token: 'A'.repeat(65) }, 400, 'malformed'],
    [{ token: 'A', more: 1 }, 400, 'malformed'],
    [[], 400, 'malformed'],
  ])('that is %j gives no cookie', async (body, status, code) => {
    const { ask } = await aHouse()
    const answer = await ask('POST', '/t', { body })
    expect([answer.status, JSON.parse(answer.text).refusal.code]).toEqual([status, code])
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('is not taken from a foreign page', async () => {
    const { ask, catalogue } = await aHouse()
    const body = { token: catalogue.organiserToken() }
    for (const headers of [{ origin: 'http://elsewhere.test' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await ask('POST', '/o', { body, headers })).status).toBe(403)
    }
  })
})

describe('the organiser’s page', () => {
  it('shows itself to its own cookie, and a closed door to everyone else', async () => {
    const { ask, enter } = await aHouse()
    const closed = await ask('GET', '/organiser/')
    expect(closed.status).toBe(403)
    expect(closed.text).toContain('"screen":"denied"')
    const { headers } = await enter()
    const page = await ask('GET', '/organiser/', { headers })
    expect(page.text).toContain('"screen":"organiser"')
    expect(page.text).not.toMatch(/[A-Z2-7]{26}/)
    expect((await ask('GET', '/organiser', { headers })).headers.location).toBe('/organiser/')
  })

  it.each([
    '/organiser/catalogue.json',
    '/organiser/archive.json',
    '/organiser/archive/a/1/snapshot.json',
    '/organiser/x',
  ])('keeps %s behind it', async (url) => {
    const { ask } = await aHouse()
    expect((await ask('GET', url)).status).toBe(403)
    expect((await ask('GET', url, { headers: { cookie: 'organiser=9999999999.AAAA' } })).status).toBe(403)
  })

  it('closes after twelve hours', async () => {
    const { ask, enter, clock } = await aHouse()
    const { headers } = await enter()
    await clock.advance(12 * 3_600_000 - 2_000)
    expect((await ask('GET', '/organiser/catalogue.json', { headers })).status).toBe(200)
    await clock.advance(3_000)
    expect((await ask('GET', '/organiser/catalogue.json', { headers })).status).toBe(403)
  })

  it('gets whole addresses: the room’s as a path, the others’ behind the #', async () => {
    const { ask, enter, organiser } = await aHouse()
    await organiser.prepare()
    const view = JSON.parse((await ask('GET', '/organiser/catalogue.json', await enter())).text) as CatalogueView
    for (const link of view.links) {
      expect(link.address).toMatch(
        link.role === 'participant' ? /^HTTP:\/\/HOUSE\/J\/[A-Z2-7]{13}$/ : /^http:\/\/house\/t#[A-Z2-7]{26}$/,
      )
    }
    expect(view.organiserAddress).toMatch(/^http:\/\/house\/o#[A-Z2-7]{26}$/)
  })

  it('takes commands, and answers a malformed one with why', async () => {
    const { ask, enter, catalogue, organiser } = await aHouse()
    const { session } = await organiser.prepare()
    const { headers } = await enter()
    const command = { kind: 'edit-session', session, fields: { chair: 'Oumar' } }
    const done = await ask('POST', '/organiser/commands', { headers, body: { id: organiser.newId(), command } })
    expect(JSON.parse(done.text)).toEqual({ is: 'done', id: session })
    expect(catalogue.standing(session)?.sheet.chair).toBe('Oumar')
    const wrong = await ask('POST', '/organiser/commands', { headers, body: { id: organiser.newId(), command: {} } })
    expect(JSON.parse(wrong.text)).toMatchObject({ is: 'refused', refusal: { code: 'malformed' } })
    const foreign = {
      headers: { ...headers, origin: 'http://elsewhere.test' },
      body: { id: organiser.newId(), command },
    }
    expect((await ask('POST', '/organiser/commands', foreign)).status).toBe(403)
  })

  it('opens the example once', async () => {
    const { ask, enter, catalogue } = await aHouse()
    const { headers } = await enter()
    const first = await ask('POST', '/organiser/example', { headers, body: {} })
    const second = await ask('POST', '/organiser/example', { headers, body: {} })
    expect(second.text).toBe(first.text)
    expect(catalogue.living()).toHaveLength(2)
  })
})

describe('the archive', () => {
  async function aSealedSession() {
    const world = await aHouse()
    const { session } = await world.organiser.prepare()
    const seal = await store(world, session)
    await world.catalogue.markSealed(session, seal)
    const { headers } = await world.enter()
    const get = (file: string) => world.ask('GET', `/organiser/archive/${session}/${file}`, { headers })
    const view = async () => {
      const answer = await world.ask('GET', '/organiser/archive.json', { headers })
      return (JSON.parse(answer.text) as ArchiveView).sessions[0]
    }
    return { ...world, session, get, view, headers }
  }

  it('is verified while it is read, and hands out what was made', async () => {
    const { get, view } = await aSealedSession()
    expect(await view()).toMatchObject({
      verdict: 'sound',
      snapshots: [{ seq: 1, reason: 'close', isSound: true, reports: [{ name: 'PV.html', state: 'found' }] }],
    })
    const page = await get('1/PV.html')
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'inline; filename="PV.html"',
      'x-content-type-options': 'nosniff',
    })
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect((await get('1/PV.html?save')).headers['content-disposition']).toBe('attachment; filename="PV.html"')
    expect((await get('1/snapshot.json')).status).toBe(200)
    expect((await get('1/LISEZMOI.txt')).text).toContain('HOW TO CHECK WITHOUT OUR TOOL')
  })

  it.each([
    '2/snapshot.json',
    '0/snapshot.json',
    'x/PV.html',
    '1/stage.json',
    '1/..%2f..%2fchain.jsonl',
    '1/other.html',
  ])('has no %s', async (file) => {
    const { get } = await aSealedSession()
    expect((await get(file)).status).toBe(404)
  })

  it('does not tell a foreign or living session from none', async () => {
    const { ask, headers, organiser } = await aSealedSession()
    const { session } = await organiser.prepare()
    for (const id of [session, 'a'.repeat(26), '..']) {
      expect((await ask('GET', `/organiser/archive/${id}/1/snapshot.json`, { headers })).status).toBe(404)
    }
  })

  it('shows a changed letter, and hands out neither the data nor a changed report', async () => {
    const { files, get, view } = await aSealedSession()
    for (const [path, bytes] of files) {
      if (!/0001\.json$|PV\.html$/.test(path)) continue
      files.set(path, Buffer.from(Buffer.from(bytes).toString().replace('Kayes', 'Kayez')))
    }
    expect(await view()).toMatchObject({
      verdict: 'broken',
      snapshots: [{ isSound: false, reports: [{ state: 'changed' }] }],
    })
    expect((await get('1/snapshot.json')).status).toBe(404)
    expect((await get('1/PV.html')).status).toBe(404)
  })

  it('is broken when all of it was made anew under another seal', async () => {
    const world = await aHouse()
    const { session } = await world.organiser.prepare()
    await store(world, session)
    await world.catalogue.markSealed(session, 'cd'.repeat(32))
    const answer = await world.ask('GET', '/organiser/archive.json', await world.enter())
    expect(JSON.parse(answer.text).sessions[0].verdict).toBe('broken')
  })
})
