import { expect, test } from 'vitest'
import { createConnectionMonitor } from '../../../client/sync/connection-monitor.ts'
import { createControlClient } from '../../../client/sync/control-client.ts'
import type { ControlListener } from '../../../client/sync/control-socket.ts'
import type { SessionId } from '../../../shared/domain/ids.ts'
import { type Refusal, refusal } from '../../../shared/domain/refusal.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import type { CommandAnswer, CommandEnvelope } from '../../../shared/protocol/command.ts'
import type { Hello } from '../../../shared/protocol/control.ts'
import { protocolVersion } from '../../../shared/protocol/version.ts'
import { createSteppedWorld } from './stepped-world.ts'

const done: CommandAnswer = { is: 'done', card: null, number: 4 }
const aHello = (change: Partial<Hello> = {}): Hello => ({
  protocol: protocolVersion,
  session: 's'.repeat(26) as SessionId,
  role: 'facilitator',
  now: 1_000,
  documents: { stage: 'stage.1' },
  revision: 10,
  view: {} as TeamView,
  ...change,
})

function aClient() {
  const world = createSteppedWorld()
  const monitor = createConnectionMonitor(world.clock)
  const sent: { envelope: CommandEnvelope; acknowledge: (answer: CommandAnswer) => void }[] = []
  const patches: unknown[] = []
  const ended: string[] = []
  let opened = 0
  let why: Refusal | null = null
  let server!: ControlListener
  const client = createControlClient({
    world,
    base: '/s/x/facilitator',
    link: monitor.link(),
    connectControl: (_base, listener) => {
      server = listener
      return {
        open: () => {
          opened += 1
        },
        close: () => {},
        command: (envelope, acknowledge) => sent.push({ envelope, acknowledge }),
      }
    },
    onHello: () => {},
    onPatch: (rows) => patches.push(rows),
    onHouse: () => undefined,
    onPresence: () => {},
    onEnded: (said) => ended.push(said.code),
    askWhy: async () => why,
  })
  return {
    world,
    monitor,
    client,
    server,
    sent,
    patches,
    ended,
    opened: () => opened,
    shut: (said: Refusal) => {
      why = said
    },
  }
}

test('a command cut off is sent once more after the return, under the same id, and answered once', async () => {
  const { world, monitor, client, server, sent } = aClient()
  server.hello(aHello())
  const answer = client.send({ kind: 'new-code' })
  expect(sent).toHaveLength(1)
  expect(monitor.state.get().saved).toBe(false)
  server.down(null)
  await world.clock.advance(1_000)
  server.hello(aHello())
  expect(sent).toHaveLength(2)
  expect(sent[1]?.envelope).toEqual(sent[0]?.envelope)
  sent[1]?.acknowledge(done)
  sent[0]?.acknowledge({ is: 'refused', refusal: refusal('wrong-state') })
  expect(await answer).toEqual(done)
  expect(monitor.state.get().saved).toBe(true)
  server.down(null)
  server.hello(aHello())
  expect(sent).toHaveLength(2)
})

test('off line, a command is refused after some seconds, and never sent later', async () => {
  const { world, client, server, sent } = aClient()
  const answer = client.send({ kind: 'new-code' })
  await world.clock.advance(6_000)
  expect(await answer).toEqual({ is: 'refused', refusal: refusal('unavailable') })
  server.hello(aHello())
  expect(sent).toHaveLength(0)
})

test('pressed during a short gap, it goes with the return', async () => {
  const { world, client, server, sent } = aClient()
  const answer = client.send({ kind: 'new-code' })
  await world.clock.advance(3_000)
  server.hello(aHello())
  sent[0]?.acknowledge(done)
  expect(await answer).toEqual(done)
})

test('an open connection that swallows an answer is asked again with the same id, then given up', async () => {
  const { world, client, server, sent } = aClient()
  server.hello(aHello())
  const answer = client.send({ kind: 'new-code' })
  await world.clock.advance(8_000)
  expect(new Set(sent.map(({ envelope }) => envelope.id)).size).toBe(1)
  expect(sent).toHaveLength(2)
  await world.clock.advance(30_000)
  expect(await answer).toEqual({ is: 'refused', refusal: refusal('unavailable') })
})

test('patches in order are taken, doubles are not, a hole asks for a new hello', async () => {
  const { world, server, patches, opened } = aClient()
  server.hello(aHello())
  server.patch({ revision: 11, rows: { cards: {} } })
  server.patch({ revision: 11, rows: { cards: {} } })
  expect(patches).toHaveLength(1)
  server.patch({ revision: 13, rows: { cards: {} } })
  expect(patches).toHaveLength(1)
  await world.clock.advance(1_000)
  expect(opened()).toBe(2)
})

test('a server that speaks another protocol makes the page outdated, and it does not come back', async () => {
  const { world, server, ended, opened } = aClient()
  server.hello(aHello({ protocol: protocolVersion + 1 }))
  server.down(null)
  await world.clock.advance(20_000)
  expect(ended).toEqual(['outdated'])
  expect(opened()).toBe(1)
})

test('a farewell that ends the session answers what is waiting with its reason', async () => {
  const { client, server, ended } = aClient()
  server.hello(aHello())
  const answer = client.send({ kind: 'new-code' })
  server.farewell(refusal('closed'))
  expect(await answer).toEqual({ is: 'refused', refusal: refusal('closed') })
  expect(ended).toEqual(['closed'])
})

test('changed rights bring the page back to be judged anew', async () => {
  const { world, server, ended, opened } = aClient()
  server.hello(aHello())
  server.farewell(refusal('not-allowed'))
  server.down(null)
  await world.clock.advance(1_000)
  expect(ended).toEqual([])
  expect(opened()).toBe(2)
})

test('a door that stays shut is asked why', async () => {
  const { world, server, ended, shut } = aClient()
  shut(refusal('closed'))
  server.down(null)
  await world.clock.advance(1_000)
  expect(ended).toEqual([])
  server.down(null)
  await world.clock.advance(0)
  expect(ended).toEqual(['closed'])
})
