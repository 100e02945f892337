import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, it } from 'vitest'
import type { Random } from '../../server/runtime/random.ts'
import { aChaosProxy } from '../world/chaos-proxy.ts'
import { createSeededRandom } from '../world/random.ts'

/** Nothing but delays: each of the other things is thrown as one in so many, and 0 does it. */
function onlyDelays(): Random {
  const seeded = createSeededRandom(3)
  return { ...seeded, int: (max) => (max === 4 ? seeded.int(4) : 1) }
}

it('the network that does its worst keeps the order of bytes all the same, on a busy machine too', async () => {
  const pieces = 400
  const heard: number[] = []
  const server = createServer((socket) => socket.on('data', (bytes) => heard.push(...bytes)))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const proxy = await aChaosProxy({ random: onlyDelays(), target: { host: '127.0.0.1', port }, longestMs: 4 })
  const [host = '', own = ''] = proxy.host.split(':')
  const client = connect({ host, port: Number(own), noDelay: true })
  await new Promise<void>((open) => client.once('connect', () => open()))
  for (let piece = 0; piece < pieces; piece++) {
    client.write(Uint8Array.of(piece % 256))
    // A loop that is busy: its own idea of the time falls behind the clock's, and timers are set by it.
    const until = performance.now() + (piece % 4)
    while (performance.now() < until);
    await new Promise((turn) => setImmediate(turn))
  }
  const end = performance.now() + 5_000
  while (heard.length < pieces && performance.now() < end) await new Promise((turn) => setTimeout(turn, 5))
  client.destroy()
  await proxy.stop()
  server.close()
  expect(heard).toEqual(Array.from({ length: pieces }, (_, piece) => piece % 256))
})
