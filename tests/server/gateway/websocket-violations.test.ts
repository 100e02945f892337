import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFastRandom } from '../../fuzz/fast-random.ts'
import { dial, type RawSocket, rawFrame, shakeHands } from '../../fuzz/raw-socket.ts'
import { violations } from '../../fuzz/violations.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { call, type Seat, takeSeat, until } from './wire.ts'

const PING = 9
const PONG = 10

describe('[F-02] a WebSocket that is none', () => {
  let house: ServedHouse
  let board: Seat
  beforeAll(async () => {
    house = await aServedHouse()
    board = await takeSeat(house, 'board')
  })
  afterAll(() => house.stop())

  const open = (path: string) => shakeHands(dial(house.host), house.host, board.base + path, board.cookie)

  /** Asks for a sign of life, and gets it. */
  async function goesOn(socket: RawSocket): Promise<void> {
    const sign = Buffer.from('still here?')
    socket.stream.write(rawFrame({ opcode: PING, payload: sign }))
    await until(() => socket.heard().some(({ opcode, payload }) => opcode === PONG && payload.equals(sign)))
  }

  it.each(violations)('$what: $end', async ({ bytes, end }) => {
    const socket = await open('/sync/stage.1')
    socket.stream.write(bytes)
    if (end === 'goes on') await goesOn(socket)
    else expect(await socket.ended).toBe(end)
    socket.stream.destroy()
    expect((await call(house, 'GET', '/')).status).toBe(200)
  })

  it('sent in pieces of a few bytes it comes to the same', async () => {
    const random = createFastRandom(5)
    for (const { what, bytes, end } of violations.filter((each) => each.bytes.length < 4_000)) {
      const socket = await open('/sync/stage.1')
      for (let at = 0; at < bytes.length; ) {
        const size = 1 + random.int(7)
        socket.stream.write(bytes.subarray(at, at + size))
        at += size
      }
      if (end === 'goes on') await goesOn(socket)
      else expect(await socket.ended, what).toBe(end)
      socket.stream.destroy()
    }
  })

  it('[F-05] on the control channel nobody is answered without end', async () => {
    for (const [what, frames] of [
      ['pings of the protocol', Array(40_000).fill(rawFrame({ opcode: PING }))],
      ['packets that are no command', Array(40_000).fill(rawFrame({ opcode: 1, payload: Buffer.from('40/admin,') }))],
    ] as const) {
      const socket = await open('/control/?EIO=4&transport=websocket')
      socket.stream.write(Buffer.concat(frames))
      if (what.startsWith('packets')) await socket.ended
      else await call(house, 'GET', '/')
      // What comes in one breath is still answered: some thousands at most.
      expect(socket.heard().length, what).toBeLessThan(15_000)
      socket.stream.destroy()
    }
  })
})
