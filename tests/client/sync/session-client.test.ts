import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ControlListener } from '../../../client/sync/control-socket.ts'
import { createOfferedWords } from '../../../client/sync/offered-words.ts'
import { createSessionClient } from '../../../client/sync/session-client.ts'
import { stageRoots } from '../../../shared/document/stage-shape.ts'
import type { CardId, SessionId } from '../../../shared/domain/ids.ts'
import { refusal } from '../../../shared/domain/refusal.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import { textName } from '../../../shared/domain/text.ts'
import { protocolVersion } from '../../../shared/protocol/version.ts'
import { createSteppedRoom } from './stepped-room.ts'
import { createMemoryStorage, createSteppedWorld } from './stepped-world.ts'

const card = 'c'.repeat(26) as CardId
const recommendation = textName('recommendation', card)

/** A rapporteur's page that heard the hello, in a session with one recommendation. */
async function aRapporteur() {
  const world = createSteppedWorld()
  let server!: ControlListener
  const client = createSessionClient({
    page: { session: 's', role: 'rapporteur', base: '/s/s/rapporteur' },
    world,
    connectControl: (_base, listener) => {
      server = listener
      return { open: () => {}, close: () => {}, command: () => {} }
    },
  })
  server.hello({
    protocol: protocolVersion,
    session: 's'.repeat(26) as SessionId,
    role: 'rapporteur',
    now: 5_000,
    documents: { stage: 'stage.1', answers: 'answers.1', desk: 'desk.1' },
    revision: 1,
    view: {
      session: { row: { closing: false } },
      cards: { [card]: { kind: 'recommendation', id: card } },
      messages: {},
      floors: {},
      acts: {},
    } as unknown as TeamView,
  })
  await world.clock.advance(0)
  return { world, server, client, socket: (name: string) => world.network.latest(`/sync/${name}`) }
}

function aStage() {
  const document = new Y.Doc()
  document.getMap(stageRoots.session).set('phase', 'questions')
  const one = new Y.Map()
  const two = new Y.Map()
  document.getMap(stageRoots.cards).set('one', one)
  document.getMap(stageRoots.cards).set('two', two)
  one.set('number', 1)
  two.set('answerText', new Y.Text('Rép'))
  return { document, two }
}

test('the stage is read from its document; cards that did not change stay the very same', async () => {
  const { client, socket } = await aRapporteur()
  const { document, two } = aStage()
  const room = createSteppedRoom(document)
  await room.admit(socket('stage.1'), { asks: false })
  const before = client.stage.get()
  expect(before?.session.phase).toBe('questions')
  const text = two.get('answerText') as Y.Text
  text.insert(3, 'onse')
  socket('stage.1').accept()
  room.take(socket('stage.1'))
  const after = client.stage.get()
  expect(after?.cards['two' as CardId]).toMatchObject({ answerText: 'Réponse' })
  expect(after?.cards['one' as CardId]).toBe(before?.cards['one' as CardId])
  client.stop()
})

test('time is the server’s', async () => {
  const { client, world } = await aRapporteur()
  await world.clock.advance(250)
  expect(client.serverNow()).toBe(5_250)
  client.stop()
})

test('a text follows its floor, and comes back when it is closed', async () => {
  const { client, server, socket, world } = await aRapporteur()
  const text = client.openText(recommendation)
  await world.clock.advance(0)
  const desk = createSteppedRoom()
  desk.document.getText(recommendation).insert(0, 'Au bureau')
  await desk.admit(socket('desk.1'))
  expect(text.state.get()).toMatchObject({ value: 'Au bureau', status: 'ready' })

  const document = `floor-recommendation-${card}`
  server.patch({ revision: 2, rows: { floors: { [recommendation]: { text: recommendation, to: 'room', document } } } })
  expect(text.state.get().status).toBe('loading')
  await world.clock.advance(0)
  const floor = createSteppedRoom()
  floor.document.getText(recommendation).insert(0, 'Au parterre')
  await floor.admit(socket(`${document}.1`))
  expect(text.state.get()).toMatchObject({ value: 'Au parterre', status: 'ready' })

  server.patch({ revision: 3, rows: { floors: { [recommendation]: null } } })
  expect(text.state.get().value).toBe('Au bureau')
  client.stop()
})

test('a recommendation that the session does not know yet cannot be written', async () => {
  const { client, socket, server, world } = await aRapporteur()
  const other = 'd'.repeat(26) as CardId
  const text = client.openText(textName('recommendation', other))
  await world.clock.advance(0)
  await createSteppedRoom().admit(socket('desk.1'))
  expect(text.state.get().writable).toBe(false)
  server.patch({ revision: 2, rows: { cards: { [other]: { kind: 'recommendation', id: other } } } })
  expect(text.state.get().writable).toBe(true)
  client.stop()
})

test('[N-04c] a sealed session can be read, no longer written; words that did not reach it are offered and kept', async () => {
  const { client, server, socket, world } = await aRapporteur()
  const text = client.openText(recommendation)
  await world.clock.advance(0)
  await createSteppedRoom().admit(socket('desk.1'))
  text.edit({ at: 0, remove: 0, insert: 'dernier mot' })
  await world.clock.advance(150)
  expect(world.storage.length).toBe(1)
  server.farewell(refusal('closed'))
  expect(client.connection.get().is).toBe('closed')
  expect(text.state.get()).toMatchObject({ status: 'locked', writable: false, offered: 'dernier mot' })
  expect(world.storage.length).toBe(1)
  text.dropOffered()
  expect(world.storage.length).toBe(0)
})

test('a floor that is closed gives back what did not reach it', async () => {
  const { client, server, socket, world } = await aRapporteur()
  const text = client.openText(recommendation)
  const document = `floor-recommendation-${card}`
  server.patch({ revision: 2, rows: { floors: { [recommendation]: { text: recommendation, to: 'room', document } } } })
  await world.clock.advance(0)
  await createSteppedRoom().admit(socket(`${document}.1`))
  socket(`${document}.1`).cut(1006)
  text.edit({ at: 0, remove: 0, insert: 'hors ligne' })
  server.patch({ revision: 3, rows: { floors: { [recommendation]: null } } })
  expect(text.state.get().offered).toBe('hors ligne')
  client.stop()
})

test('a phone whose open text was closed while its page was away still has the words, to be kept or let go', () => {
  const storage = createMemoryStorage()
  storage.setItem(`palabre.unsent/s/participant/${recommendation}/77`, 'écrit hors ligne')
  let server!: ControlListener
  const offered = createOfferedWords({ storage, scope: 's/participant' })
  expect([...offered.all.get()]).toEqual([[recommendation, 'écrit hors ligne']])
  const client = createSessionClient({
    page: { session: 's', role: 'participant', base: '/s/s/participant' },
    world: createSteppedWorld(storage),
    connectControl: (_base, listener) => {
      server = listener
      return { open: () => {}, close: () => {}, command: () => {} }
    },
    offered,
  })
  server.farewell(refusal('closed'))
  // The seal takes nothing from a phone that nobody else has.
  expect(client.connection.get().is).toBe('closed')
  expect(offered.all.get().size).toBe(1)
  offered.settle(recommendation, null)
  expect([offered.all.get().size, storage.length]).toEqual([0, 0])
})
