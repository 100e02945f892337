import { type Duplex, duplexPair } from 'node:stream'
import type { Random } from '../../server/runtime/random.ts'
import { message, type Seat, takeSeat } from '../server/gateway/wire.ts'
import { aServedHouse, type ServedHouse } from '../world/served-house.ts'
import { bendBytes } from './bend-bytes.ts'
import { pick } from './fast-random.ts'
import { drawRequest, plainRequests } from './fuzz-requests.ts'
import { dial, rawFrame, shakeHands } from './raw-socket.ts'
import { violations } from './violations.ts'

/** The assembled house in this process; what is sent goes through its own server, mostly over a pipe instead of the network. */
export interface FuzzedHouse {
  /** One request, sent and answered. Gives its status, 0 where the line was cut. */
  readonly request: (random: Random, bytes: Buffer) => Promise<number>
  readonly drawRequest: (random: Random) => Buffer
  /** Answered 200, 400, 403, 404, 413, 415 and 431, once each at least. */
  readonly plainRequests: readonly Buffer[]
  /** A socket's handshake, then frames of every kind until it is over. Gives how many were sent. */
  readonly socket: (random: Random) => Promise<number>
  readonly stop: () => Promise<void>
}

const FRAMES = 40
const GIVE_UP_MS = 2_000
const HANG_UP_MS = 30
const honestFrames: readonly Uint8Array[] = [
  Uint8Array.of(0, 0, 1, 0),
  Uint8Array.of(0, 1, 2, 0, 0),
  Uint8Array.of(0, 2, 2, 0, 0),
  Uint8Array.of(101, 7),
  message(1, () => undefined),
  Buffer.from('42["command",{"id":"x"}]'),
  Buffer.from('420["command",{}]'),
  Buffer.from('40'),
  Buffer.from('451-["command",{"_placeholder":true,"num":0}]'),
  Buffer.from('3'),
]

export async function aFuzzedHouse(): Promise<FuzzedHouse> {
  const house = await aServedHouse()
  const seats = await Promise.all(
    (['participant', 'board', 'expert', 'facilitator'] as const).map((role) => takeSeat(house, role)),
  )
  const line = (random: Random) => (random.int(16) === 0 ? dial(house.host) : piped(house))
  return {
    plainRequests: plainRequests(house.host, seats[0] as Seat),
    drawRequest: (random) => drawRequest(random, house.host, pick(random, seats)),
    request: (random, bytes) => answered(line(random), bytes),
    socket: (random) => fuzzSocket(line(random), house, pick(random, seats), random),
    stop: () => house.stop(),
  }
}

/** Another end of a line that the house's own server took as a connection. */
function piped(house: ServedHouse): Duplex {
  const [near, far] = duplexPair()
  house.assembled.server.emit('connection', far)
  return near
}

function answered(stream: Duplex, bytes: Buffer): Promise<number> {
  return new Promise((answer) => {
    let heard = ''
    const giveUp = setTimeout(over, GIVE_UP_MS)
    // Whoever sends less than he said hangs up after a while; at once, and the house would drop what it is about to answer.
    const hangUp = setTimeout(() => stream.end(), HANG_UP_MS)
    function over(): void {
      clearTimeout(giveUp)
      clearTimeout(hangUp)
      stream.destroy()
      answer(Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0))
    }
    stream.on('data', (data: Buffer) => {
      if (heard.length < 64) heard += data.toString('latin1', 0, 64)
    })
    stream.on('end', over)
    stream.on('close', over)
    stream.on('error', over)
    stream.write(bytes)
  })
}

async function fuzzSocket(stream: Duplex, house: ServedHouse, seat: Seat, random: Random): Promise<number> {
  const path =
    random.int(3) === 0
      ? '/control/?EIO=4&transport=websocket'
      : `/sync/${pick(random, ['stage.1', 'answers.1', 'desk.1'])}`
  try {
    const socket = await shakeHands(stream, house.host, seat.base + path, seat.cookie)
    let over = false
    void socket.ended.then(() => {
      over = true
    })
    let sent = 0
    for (; sent < FRAMES && !over; sent++) {
      stream.write(drawFrame(random))
      if (sent % 8 === 7) await new Promise((turn) => setImmediate(turn))
    }
    return sent
  } catch (_refused) {
    return 1
  } finally {
    stream.destroy()
  }
}

function drawFrame(random: Random): Uint8Array {
  const how = random.int(60)
  if (how < 2) return random.bytes(1 + random.int(300))
  if (how < 5) {
    const { bytes } = pick(random, violations)
    return random.int(2) === 0 && bytes.length < 2_000 ? bendBytes(random, bytes, bytes) : bytes
  }
  const payload = bendBytes(random, pick(random, honestFrames), pick(random, honestFrames))
  return rawFrame({ opcode: random.int(4) === 0 ? 1 : 2, payload })
}
