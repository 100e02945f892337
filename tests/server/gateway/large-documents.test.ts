import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { syncStep } from '../../../shared/protocol/frame.ts'
import { cardOf } from '../../world/answers.ts'
import type { ServedHouse } from '../../world/served-house.ts'
import { aRoom, wallText } from './document-room.ts'
import { joinControl, openRaw, type RawDocument, type Seat, send, takeSeat, until } from './wire.ts'

/** Fifty-two answers of four thousand letters, as one update; the first time and each time anew. */
function everythingAnew(doc: Y.Doc, cards: readonly CardId[], letter: string): Uint8Array {
  const away = new Y.Doc()
  Y.applyUpdate(away, Y.encodeStateAsUpdate(doc))
  away.transact(() => {
    for (const card of cards) {
      const text = away.getText(textName('answer', card))
      text.delete(0, text.length)
      text.insert(0, letter.repeat(4_000))
    }
  })
  return Y.encodeStateAsUpdate(away, Y.encodeStateVector(doc))
}

describe('two hundred thousand letters at once', () => {
  let room: Awaited<ReturnType<typeof aRoom>>
  let desk: RawDocument
  const cards: CardId[] = []
  beforeAll(async () => {
    room = await aRoom(20)
    const { house, facilitator, expert } = room
    const asked = { kind: 'write-for', form: 'question', text: 'Qui ?', channel: 'paper', asker: null }
    const answers = await Promise.all(Array.from({ length: 52 }, () => send(house, facilitator, asked)))
    cards.push(...answers.map(cardOf))
    await Promise.all(cards.map((card) => send(house, facilitator, { kind: 'set-answer', card, state: 'live' })))
    desk = await openRaw(house, expert, 'answers.1')
    await desk.synced
  })
  afterAll(() => room.house.stop())

  it('are taken in one frame: an hour off line comes back', async () => {
    const missed = everythingAnew(desk.doc, cards, 'a')
    expect(missed.length).toBeGreaterThan(200_000)
    desk.sync(syncStep.two, missed)
    await desk.barrier(1)
    const plenary = await room.house.assembled.sessions.living(room.house.sessions[0] as never)
    for (const card of cards) expect(plenary?.memory().textOf(textName('answer', card)).length).toBe(4_000)
  })

  it('[F-04] are not sent again and again to whoever asks with six bytes', async () => {
    const greedy = await openRaw(room.house, room.phone, 'stage.1')
    await greedy.synced
    for (let at = 0; at < 200; at++) greedy.sync(syncStep.one, Uint8Array.of(0))
    expect(await greedy.closed).toEqual({ code: 4409, reason: 'limit' })
    expect(greedy.heard().length).toBeLessThan(2_000_000)
  })

  it('[N-08] a reader who does not read them is cut, and nobody else waits for him', async () => {
    const { house, board, phone } = room
    const plenary = await house.assembled.sessions.living(house.sessions[0] as never)
    const wall = await openRaw(house, board, 'stage.1')
    await wall.synced
    const among = plenary?.sockets() ?? 0
    const stuck = await pausedReader(house, phone)
    expect(plenary?.sockets()).toBe(among + 1)
    const slowest: number[] = []
    // The kernel takes some megabytes on both sides before anything is queued in the house.
    for (let at = 0; plenary?.sockets() !== among && at < 200; at++) {
      const letter = String.fromCharCode(98 + (at % 20))
      const began = performance.now()
      const mine = await openRaw(house, room.expert, 'answers.1')
      await mine.synced
      mine.sync(syncStep.two, everythingAnew(mine.doc, cards, letter))
      await until(() => wallText(wall, cards[51] as CardId).startsWith(letter))
      slowest.push(performance.now() - began)
      mine.ws.close()
      await mine.closed
    }
    expect(plenary?.sockets()).toBe(among)
    expect(Math.max(...slowest)).toBeLessThan(2_000)
    stuck.destroy()
  })
})

describe('a floor', () => {
  it('takes sixty people at once; one more is told to come again', async () => {
    const { house, facilitator } = await aRoom(10)
    const card = 'r'.repeat(26)
    const text = `recommendation:${card}`
    await send(house, facilitator, { kind: 'draft-recommendation', card, text: 'Réserver', sources: [] })
    await send(house, facilitator, { kind: 'open-floor', text, to: 'room' })
    const first = await takeSeat(house, 'participant')
    const control = await joinControl(house, first)
    const { floors } = control.hello.view as { readonly floors: Record<string, { readonly document: string }> }
    const name = `${floors[text]?.document}.1`
    const seats = [first, ...(await Promise.all(Array.from({ length: 59 }, () => takeSeat(house, 'participant'))))]
    await Promise.all(seats.map((seat) => openRaw(house, seat, name)))
    const late = await openRaw(house, await takeSeat(house, 'participant'), name)
    expect(await late.closed).toEqual({ code: 1013, reason: 'full' })
    // The same person on a second page is no second person.
    const again = await openRaw(house, first, name)
    await again.synced
    control.leave()
    await house.stop()
  })
})

/** Shakes hands as a WebSocket, asks for the stage, and never reads again. */
async function pausedReader(house: ServedHouse, seat: Seat): Promise<Socket> {
  const [host = '', port = ''] = house.host.split(':')
  const tcp = connect({ host, port: Number(port) })
  tcp.on('error', () => undefined)
  tcp.write(
    [
      `GET ${seat.base}/sync/stage.1 HTTP/1.1`,
      `Host: ${house.host}`,
      `Cookie: ${seat.cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  )
  await new Promise((shaken) => tcp.once('data', shaken))
  // Step 1 with an empty state vector, masked with zeros.
  tcp.write(Uint8Array.of(0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0))
  tcp.pause()
  return tcp
}
