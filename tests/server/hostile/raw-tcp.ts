import { connect, type Socket } from 'node:net'
import type { ServedHouse } from '../../world/served-house.ts'
import type { Seat } from '../gateway/wire.ts'

/** A TCP connection by hand. It keeps its own half open, whatever the house does with its half. */
export interface RawTcp {
  readonly tcp: Socket
  readonly heard: () => string
  /** Milliseconds from its beginning until the house let go of it. */
  readonly ended: Promise<number>
  readonly opened: Promise<void>
}

export function dial(house: Pick<ServedHouse, 'host'>, localAddress?: string): RawTcp {
  const [host = '', port = ''] = house.host.split(':')
  const began = performance.now()
  const local = localAddress === undefined ? {} : { localAddress }
  const tcp = connect({ host, port: Number(port), allowHalfOpen: true, ...local })
  let heard = ''
  tcp.on('data', (data) => {
    heard += data.toString('latin1')
  })
  const ended = new Promise<number>((over) => {
    const end = () => over(performance.now() - began)
    tcp.on('error', end)
    tcp.on('end', end)
    tcp.on('close', end)
  })
  return { tcp, heard: () => heard, ended, opened: new Promise((open) => tcp.once('connect', () => open())) }
}

/** The lines by which a browser asks for a socket; more headers may follow. */
export function upgradeLines(house: Pick<ServedHouse, 'host'>, seat: Seat, path: string): string {
  return [
    `GET ${seat.base}${path} HTTP/1.1`,
    `Host: ${house.host}`,
    `Cookie: ${seat.cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n')
}

/** A frame as a browser masks it: with zeros, so that its bytes stay readable. */
export function maskedFrame(opcode: number, bytes: Uint8Array | string): Buffer {
  const body = Buffer.from(bytes as string)
  const length = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), body])
}

/** How many connections the house holds. */
export function connectionsOf(house: ServedHouse): Promise<number> {
  return new Promise((told) => house.assembled.server.getConnections((_error, count) => told(count)))
}
