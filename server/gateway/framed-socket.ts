import type { WebSocket } from 'ws'
import * as wsModule from 'ws'
import { limits } from '../../shared/domain/limits.ts'
import { closeCodes } from '../../shared/domain/refusal.ts'
import type { Cancel, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'

/** A socket that frames a message once for all its readers, and stops sending to one that does not read (SYNC §4). */
export interface FramedSocket {
  readonly send: (message: Uint8Array) => void
  readonly close: (code: number, reason: string) => void
  /** Called when a slow reader has caught up: what he missed must be sent as one difference. */
  readonly onDrained: (call: () => void) => void
  readonly stop: () => void
}

/** Exported by `ws`, not by its types. */
const { Sender } = wsModule as unknown as {
  readonly Sender: { readonly frame: (data: Buffer, options: object) => readonly Uint8Array[] }
}

/** The write is three quarters of a broadcast's cost, the frame most of the rest: made once a message (SYNC §4). */
const frames = new WeakMap<Uint8Array, Buffer>()

function framed(message: Uint8Array): Buffer {
  const known = frames.get(message)
  if (known !== undefined) return known
  const parts = Sender.frame(Buffer.from(message.buffer, message.byteOffset, message.byteLength), {
    fin: true,
    rsv1: false,
    opcode: 2,
    mask: false,
    readOnly: false,
  })
  const whole = Buffer.concat(parts)
  frames.set(message, whole)
  return whole
}

/** `ws` keeps its TCP socket for itself in the types only; writing whole frames to it is what its own Sender does. */
export function tcpOf(ws: WebSocket): import('node:net').Socket | null {
  return (ws as unknown as { readonly _socket: import('node:net').Socket | null })._socket
}

export function createFramedSocket(deps: {
  readonly ws: WebSocket
  readonly clock: Clock
  readonly log: Log
}): FramedSocket {
  const { ws } = deps
  let slow = false
  let cut: Cancel | null = null
  let drained: () => void = () => undefined

  function lag(): void {
    slow = true
    cut = deps.clock.after(limits.slowReaderMs, () => {
      deps.log.warn('slow-reader-cut')
      ws.close(closeCodes.tooSlow, 'too-slow')
      ws.terminate()
    })
    tcpOf(ws)?.once('drain', () => {
      slow = false
      cut?.()
      drained()
    })
  }

  return {
    send(message) {
      if (ws.readyState !== 1 || slow) return
      const tcp = tcpOf(ws)
      if (tcp === null) return
      if (tcp.writableLength > limits.sendQueueBytesMax) return lag()
      tcp.write(framed(message))
    },
    close: (code, reason) => ws.close(code, reason),
    onDrained(call) {
      drained = call
    },
    stop() {
      cut?.()
    },
  }
}
