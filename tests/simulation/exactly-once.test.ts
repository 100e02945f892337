import { expect, test } from 'vitest'
import { newTicket } from '../../server/gateway/seat-door.ts'
import { sessionRoom } from '../../server/journal/room-name.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import { aHall, type Hall } from './a-hall.ts'
import { cookieOf } from './sim-door.ts'

const id = 'q'.repeat(26)
const envelope = { id, command: { kind: 'ask', form: 'question', text: 'Une seule fois ?', name: null } }

/** Another phone of the room, at the wire. */
async function post(hall: Hall, sent: unknown): Promise<CommandAnswer> {
  const { running, session } = hall.house
  const link = running?.catalogue.linkOfToken(hall.house.token('participant'))
  if (running === null || link == null) throw new Error('no house')
  const cookie = cookieOf(running, newTicket(hall.random, session, 'participant', link.link))
  const path = `/s/${session}/participant/commands`
  const answering = hall.network.request({ name: 'raw', reach: 'fine' }, path, JSON.stringify(sent), () => cookie, null)
  await hall.pass(1_000)
  return JSON.parse(String((await answering).body)) as CommandAnswer
}

async function cardsOf(hall: Hall): Promise<number> {
  return (await hall.house.running?.plenary())?.memory().state.card.size ?? -1
}

test('[A-05] a repeat from another seat, after a power cut, and with other words hears the first answer', async () => {
  const hall = await aHall(['facilitator'])
  const first = await post(hall, envelope)
  expect(first).toMatchObject({ is: 'done', number: 1 })
  expect(await post(hall, envelope)).toEqual(first)
  hall.house.powerCut()
  const starting = hall.house.start()
  await hall.pass(1_000)
  await starting
  expect(await post(hall, envelope)).toEqual(first)
  expect(await post(hall, { ...envelope, command: { ...envelope.command, text: 'Autre chose ?' } })).toEqual(first)
  expect(await cardsOf(hall)).toBe(1)
  hall.dispose()
})

test('[A-05] [R-06] after a restore from a copy too: known again if the copy has it, applied once if it has not', async () => {
  const hall = await aHall(['facilitator'])
  const room = sessionRoom(hall.house.session)
  const first = await post(hall, envelope)
  const late = { ...envelope, id: 'r'.repeat(26), command: { ...envelope.command, text: 'Après la copie ?' } }
  const copy = structuredClone(hall.disk.plates.rooms)
  expect(await post(hall, late)).toMatchObject({ is: 'done', number: 2 })
  hall.house.powerCut()
  hall.disk.plates.rooms.clear()
  for (const [name, rows] of copy) hall.disk.plates.rooms.set(name, rows)
  expect(hall.disk.plates.rooms.has(room)).toBe(true)
  const starting = hall.house.start()
  await hall.pass(1_000)
  await starting
  expect(await post(hall, envelope)).toEqual(first)
  const again = await post(hall, late)
  expect(again).toMatchObject({ is: 'done', number: 2 })
  expect(await post(hall, late)).toEqual(again)
  expect(await cardsOf(hall)).toBe(2)
  hall.dispose()
})
