import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createOfferedWords } from '../../../client/sync/offered-words.ts'
import { aProvider, aWriter } from './provider-ground.ts'
import { createSteppedRoom } from './stepped-room.ts'
import { createSteppedWorld } from './stepped-world.ts'

test('a burst of typing is saved when the barrier behind it is answered, and not before', async () => {
  const { world, room, socket, text, state } = await aWriter()
  text('note:a').insert(0, 'Mé')
  text('note:a').insert(2, 'dia')
  expect(state().saved).toBe(false)
  await world.clock.advance(150)
  room.take(socket())
  expect(room.document.getText('note:a').toString()).toBe('Média')
  expect(room.taken.filter((kind) => kind === 'barrier')).toHaveLength(2)
  expect(state().saved).toBe(false)
  room.acknowledge(socket())
  expect(state().saved).toBe(true)
})

test('an answer does not cover what was typed after its barrier', async () => {
  const { world, room, socket, text, state } = await aWriter()
  text('note:a').insert(0, 'a')
  await world.clock.advance(150)
  text('note:a').insert(1, 'b')
  room.take(socket())
  room.acknowledge(socket())
  expect(state().saved).toBe(false)
  await world.clock.advance(150)
  room.take(socket())
  room.acknowledge(socket())
  expect(state().saved).toBe(true)
})

test('a deletion alone is not saved either until it is answered', async () => {
  const { world, room, socket, text, state } = await aWriter()
  room.document.getText('note:a').insert(0, 'abc')
  socket().cut(1006)
  await world.clock.advance(1_000)
  await room.admit(socket())
  text('note:a').delete(0, 1)
  expect(state().saved).toBe(false)
  await world.clock.advance(150)
  room.take(socket())
  room.acknowledge(socket())
  expect(state().saved).toBe(true)
})

test('what is typed off line goes up with the answer to the server, and a barrier behind it', async () => {
  const { world, room, socket, text, state } = await aWriter()
  socket().cut(1006)
  text('note:a').insert(0, 'hors ligne')
  await world.clock.advance(1_000)
  expect(state().saved).toBe(false)
  room.taken.length = 0
  await room.admit(socket())
  room.take(socket())
  expect(room.taken).toEqual(['barrier', 'sync 0', 'sync 1', 'barrier'])
  expect(room.document.getText('note:a').toString()).toBe('hors ligne')
  room.acknowledge(socket())
  expect(state().saved).toBe(true)
})

test('the barrier that opens a connection saves nothing', async () => {
  const { world, room, socket, text, state } = await aWriter()
  socket().cut(1006)
  text('note:a').insert(0, 'x')
  await world.clock.advance(1_000)
  await room.admit(socket(), { asks: false })
  room.acknowledge(socket())
  expect(state().saved).toBe(false)
})

test('the lease of a client id is taken before the first letter, never after it', async () => {
  const page = await aWriter()
  expect(page.state().document.clientID).toBe(4_242)
  page.text('note:a').insert(0, 'x')
  page.socket().cut(1006)
  await page.world.clock.advance(1_000)
  await page.room.admit(page.socket(), { lease: 5_555 })
  expect(page.state().document.clientID).toBe(4_242)
})

test('after a refusal there is a new document under a new id, and the words of each text are offered apart', async () => {
  const { world, room, socket, text, state, offered } = await aWriter()
  text('note:a').insert(0, 'Gardé. ')
  await world.clock.advance(150)
  room.take(socket())
  room.acknowledge(socket())
  text('note:a').insert(7, 'Perdu ici.')
  text('note:b').insert(0, 'Perdu là.')
  const before = state().document
  room.refuse(socket(), 'text-locked', 'note:a')
  expect(state().document).not.toBe(before)
  expect(state().document.clientID).not.toBe(before.clientID)
  expect(state().refused).toEqual({ code: 'text-locked', text: 'note:a' })
  expect(offered.of('note:a').get()).toBe('Perdu ici.')
  expect(offered.of('note:b').get()).toBe('Perdu là.')
  await world.clock.advance(1_000)
  await room.admit(socket(), { lease: 77 })
  expect(state().ready).toBe(true)
  expect(text('note:a').toString()).toBe('Gardé. ')
})

test('words under way outlive the page, and are gone once answered', async () => {
  const page = await aWriter()
  page.socket().cut(1006)
  page.text('note:a').insert(0, 'avant la coupure')
  await page.world.clock.advance(150)
  const found = createOfferedWords({ storage: page.world.storage, scope: 'session/rapporteur' })
  expect(found.of('note:a').get()).toBe('avant la coupure')
  found.settle('note:a', null)
  await page.world.clock.advance(1_000)
  await page.room.admit(page.socket())
  page.room.take(page.socket())
  page.room.acknowledge(page.socket())
  expect(page.world.storage.length).toBe(0)
})

test('a full or forbidden storage costs nothing but the copy', async () => {
  const world = createSteppedWorld()
  world.storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  const page = await aProvider(world)
  const room = createSteppedRoom()
  await room.admit(page.socket())
  page.text('note:a').insert(0, 'x')
  await world.clock.advance(150)
  room.take(page.socket())
  room.acknowledge(page.socket())
  expect(page.state().saved).toBe(true)
})

test('a reader sends nothing but its question and that it knows our messages, even when asked or when its copy writes by itself', async () => {
  const page = await aProvider(createSteppedWorld(), 'stage.1')
  const room = createSteppedRoom()
  await room.admit(page.socket())
  page.state().document.getMap('session').set('title', 'mine')
  await page.world.clock.advance(1_000)
  room.take(page.socket())
  expect(room.taken).toEqual(['barrier', 'sync 0'])
})

test('the first copy comes by HTTP, is not sent back, and the socket brings the rest', async () => {
  const world = createSteppedWorld()
  const room = createSteppedRoom()
  room.document.getText('note:a').insert(0, 'déjà là')
  world.answer(
    () =>
      new Response(Uint8Array.from(Y.encodeStateAsUpdate(room.document)), {
        headers: { 'content-type': 'application/octet-stream' },
      }),
  )
  const page = await aProvider(world)
  expect(page.state().ready).toBe(true)
  expect(page.text('note:a').toString()).toBe('déjà là')
  room.document.getText('note:a').insert(7, ', et la suite')
  await room.admit(page.socket())
  expect(page.text('note:a').toString()).toBe('déjà là, et la suite')
  expect(page.state().saved).toBe(true)
})

test('a captive portal’s page is no state', async () => {
  const world = createSteppedWorld()
  world.answer(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }))
  const page = await aProvider(world)
  expect(page.state().ready).toBe(false)
  expect(page.ended).toEqual([])
})

test('a half-open connection is given up after 20 s of silence', async () => {
  const { world, socket } = await aWriter()
  const dead = socket()
  await world.clock.advance(19_000)
  expect(socket()).toBe(dead)
  await world.clock.advance(6_000)
  expect(socket()).not.toBe(dead)
})

test('another epoch drops the document and asks for its new name', async () => {
  const { socket, state, text, offered, stale } = await aWriter()
  text('note:a').insert(0, 'entre deux')
  const before = state().document
  socket().cut(4410)
  expect(state().document).not.toBe(before)
  expect(offered.of('note:a').get()).toBe('entre deux')
  expect(stale()).toBe(1)
})

test('[R-06] a server restored from a copy is offered again what it had confirmed and lost', async () => {
  const { room, socket, state, text, offered, world } = await aWriter()
  text('note:a').insert(0, 'déjà confirmé')
  await world.clock.advance(150)
  room.take(socket())
  room.acknowledge(socket())
  expect(state().saved).toBe(true)
  socket().cut(4410)
  expect(offered.of('note:a').get()).toBe('déjà confirmé')
})

test.each([
  [4403, 'link-revoked'],
  [4404, 'closed'],
])('close code %i ends the session as %s', async (code, refusal) => {
  const { socket, ended, world } = await aWriter()
  const last = socket()
  last.cut(code)
  await world.clock.advance(20_000)
  expect(ended).toEqual([refusal])
  expect(socket()).toBe(last)
})

test('refused at the door twice, the page asks by HTTP why', async () => {
  const { socket, ended, world } = await aWriter()
  world.answer(() => Response.json({ refusal: { code: 'link-revoked', count: null } }, { status: 403 }))
  socket().cut(1006)
  await world.clock.advance(1_000)
  expect(ended).toEqual([])
  socket().cut(1006)
  await world.clock.advance(2_000)
  expect(ended).toEqual(['link-revoked'])
})

test('a document that is over hears the last answer before it says what did not arrive', async () => {
  const { world, room, socket, text, provider, offered } = await aWriter()
  text('note:a').insert(0, 'Arrivé. ')
  await world.clock.advance(150)
  provider.retire()
  room.take(socket())
  room.acknowledge(socket())
  await world.clock.advance(5_000)
  expect(room.document.getText('note:a').toString()).toBe('Arrivé. ')
  expect(offered.of('note:a').get()).toBeNull()
  expect(world.storage.length).toBe(0)
})

test.each([
  ['closed by the server', (socket: { cut(code: number): void }) => socket.cut(4410)],
  ['never answered', () => {}],
])('words under way in a document that is over, %s, are offered', async (_how, end) => {
  const { world, socket, text, provider, offered } = await aWriter()
  text('note:a').insert(0, 'Trop tard.')
  await world.clock.advance(150)
  provider.retire()
  end(socket())
  await world.clock.advance(5_000)
  expect(offered.of('note:a').get()).toBe('Trop tard.')
})

test('where there is no place the text is not written, and it is tried again until there is', async () => {
  const page = await aProvider(createSteppedWorld(), 'floor-a.1')
  const room = createSteppedRoom()
  page.socket().accept()
  page.socket().cut(1013, 'full')
  expect(page.state()).toMatchObject({ ready: false, refused: { code: 'full', text: null } })
  await page.world.clock.advance(20_000)
  await room.admit(page.socket())
  expect(page.state()).toMatchObject({ ready: true, refused: null })
})
