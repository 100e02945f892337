import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** A WebSocket frame by hand, with everything in it that may be wrong. */
export interface RawFrame {
  readonly opcode: number
  readonly payload?: Uint8Array
  readonly fin?: boolean
  /** The three bits that nobody agreed upon: 1 to 7. */
  readonly rsv?: number
  readonly masked?: boolean
  /** Says another length than there are bytes. */
  readonly length?: number | bigint
  /** Writes the length in so many bits, needed or not. */
  readonly lengthBits?: 7 | 16 | 64
}

export function rawFrame({ opcode, payload = new Uint8Array(0), ...more }: RawFrame): Buffer {
  const { fin = true, rsv = 0, masked = true, length = payload.length } = more
  const bits = more.lengthBits ?? (length < 126 ? 7 : length < 65_536 ? 16 : 64)
  const head = Buffer.alloc(2 + (bits === 7 ? 0 : bits / 8))
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode
  head[1] = (masked ? 0x80 : 0) | (bits === 7 ? Number(length) : bits === 16 ? 126 : 127)
  if (bits === 16) head.writeUInt16BE(Number(length), 2)
  if (bits === 64) head.writeBigUInt64BE(BigInt(length), 2)
  if (!masked) return Buffer.concat([head, payload])
  const mask = Buffer.of(0x37, 0xfa, 0x21, 0x3d)
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0))])
}

/** A socket after its handshake, and what the other side says on it. */
export interface RawSocket {
  readonly stream: Duplex
  /** Close code of the server: null where the line was cut without one. */
  readonly ended: Promise<number | null>
  /** Frames that came so far, without their closing one. */
  readonly heard: () => readonly { readonly opcode: number; readonly payload: Buffer }[]
}

export function dial(host: string): Duplex {
  const [name = '', port = ''] = host.split(':')
  return connect(Number(port), name)
}

/** Shakes hands on a stream; rejects with the first line of any other answer. */
export function shakeHands(stream: Duplex, host: string, path: string, cookie: string): Promise<RawSocket> {
  const heard: { opcode: number; payload: Buffer }[] = []
  let ending: (code: number | null) => void = () => undefined
  const ended = new Promise<number | null>((over) => {
    ending = over
  })
  let waiting = Buffer.alloc(0)
  let open = false
  return new Promise((shaken, failed) => {
    stream.on('error', () => ending(null))
    stream.on('close', () => {
      ending(null)
      failed(new Error('closed before the handshake'))
    })
    stream.on('data', (data: Buffer) => {
      waiting = Buffer.concat([waiting, data])
      if (!open) {
        const end = waiting.indexOf('\r\n\r\n')
        if (end < 0) return
        const answer = waiting.subarray(0, end).toString()
        if (!answer.startsWith('HTTP/1.1 101')) return failed(new Error(answer.split('\r\n')[0]))
        waiting = waiting.subarray(end + 4)
        open = true
        shaken({ stream, ended, heard: () => heard })
      }
      for (let frame = takeFrame(waiting); frame !== null; frame = takeFrame(waiting)) {
        waiting = waiting.subarray(frame.size)
        if (frame.opcode !== 8) heard.push(frame)
        else ending(frame.payload.length < 2 ? 1005 : frame.payload.readUInt16BE(0))
      }
    })
    const key = randomBytes(16).toString('base64')
    stream.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nCookie: ${cookie}\r\n` +
        `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    )
  })
}

function takeFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (bytes.length < 2) return null
  const short = (bytes[1] ?? 0) & 0x7f
  const head = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < head) return null
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  if (bytes.length < head + length) return null
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(head, head + length), size: head + length }
}
