import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type DocumentConnection, openDocument } from '../../../server/gateway/document-connection.ts'
import { createLog } from '../../../server/runtime/log.ts'
import { textName } from '../../../shared/domain/text.ts'
import { frame, syncStep, verdict } from '../../../shared/protocol/frame.ts'
import { aPlenary, type PlenaryWorld, sessionId } from '../../world/plenary-world.ts'
import { createSeededRandom } from '../../world/random.ts'

const minutes = textName('minutes', null)

/** The rapporteur's page on the desk, spoken by hand; `stands`: what the server's minutes hold. */
async function atTheDesk() {
  const world = await aPlenary()
  const person = await world.person('rapporteur')
  const ticks: number[] = []
  const socket = {
    send(message: Uint8Array) {
      const decoder = decoding.createDecoder(message)
      if (decoding.readVarUint(decoder) !== frame.verdict || decoding.readVarUint(decoder) !== verdict.durable) return
      ticks.push(decoding.readVarUint(decoder))
    },
    close: () => undefined,
    onDrained: () => undefined,
    stop: () => undefined,
  }
  const deps = { clock: world.clock, random: createSeededRandom(3), log: createLog({ level: 'silent' }) }
  const ticket = { session: sessionId, role: person.role, seat: person.seat, link: 'l'.repeat(26) as never, expires: 0 }
  const connection = openDocument(deps, socket, world.plenary, ticket as never, 'desk.1')
  if (connection === null) throw new Error('no place at the desk')
  const page = new Y.Doc()
  const updates: Uint8Array[] = []
  page.on('update', (update: Uint8Array) => updates.push(update))
  return { world, connection, page, ticks, updates, stands: () => world.plenary.memory().textOf(minutes) }
}

function say(connection: DocumentConnection, write: (encoder: encoding.Encoder) => void): void {
  connection.receive(encoding.encode(write))
}
const update = (connection: DocumentConnection, step: number, bytes: Uint8Array) =>
  say(connection, (encoder) => {
    encoding.writeVarUint(encoder, frame.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
const barrier = (connection: DocumentConnection, number: number) =>
  say(connection, (encoder) => {
    encoding.writeVarUint(encoder, frame.barrier)
    encoding.writeVarUint(encoder, number)
  })
const settle = (world: PlenaryWorld) => world.clock.advance(200)

test('[C-03] words that came before the server’s question was answered get no tick until the answer with them is on disk', async () => {
  const { world, connection, page, ticks, updates, stands } = await atTheDesk()
  page.getText(minutes).insert(0, 'Séance ouverte.')
  update(connection, syncStep.update, updates[0] ?? new Uint8Array())
  barrier(connection, 1)
  await settle(world)
  expect(stands()).toBe('')
  expect(ticks).toEqual([])
  update(connection, syncStep.two, Y.encodeStateAsUpdate(page))
  await settle(world)
  expect(stands()).toBe('Séance ouverte.')
  expect(ticks).toEqual([1])
})

test('[C-03] words behind some that the server never got are no more ticked than those, until all of them are there', async () => {
  const { world, connection, page, ticks, updates, stands } = await atTheDesk()
  update(connection, syncStep.two, Y.encodeStateAsUpdate(page))
  barrier(connection, 1)
  await settle(world)
  expect(ticks).toEqual([1])
  page.getText(minutes).insert(0, 'Perdu en route. ')
  page.getText(minutes).insert(16, 'Arrivé.')
  // The first of the two never comes: the second builds on it, and cannot be put anywhere.
  update(connection, syncStep.update, updates[1] ?? new Uint8Array())
  barrier(connection, 2)
  await settle(world)
  expect(stands()).toBe('')
  expect(ticks).toEqual([1])
  update(connection, syncStep.two, Y.encodeStateAsUpdate(page))
  await settle(world)
  expect(stands()).toBe('Perdu en route. Arrivé.')
  expect(ticks).toEqual([1, 2])
})
