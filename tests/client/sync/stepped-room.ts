import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { frame, syncStep, verdict } from '../../../shared/protocol/frame.ts'
import { protocolVersion } from '../../../shared/protocol/version.ts'
import type { SteppedSocket } from './stepped-network.ts'

/** The far end of one document: speaks the wire by hand, so that the test chooses what happens between two frames. */
export interface SteppedRoom {
  readonly document: Y.Doc
  /** Opens the socket, answers its question and asks its own. */
  admit(socket: SteppedSocket, options?: { readonly lease?: number; readonly asks?: boolean }): Promise<void>
  /** Takes what came; updates go into the document, barriers wait. */
  take(socket: SteppedSocket): void
  /** Answers the barriers taken so far. */
  acknowledge(socket: SteppedSocket): void
  refuse(socket: SteppedSocket, code: string, text: string | null): void
  /** Types of the frames taken, in order. */
  readonly taken: string[]
}

export function createSteppedRoom(document = new Y.Doc()): SteppedRoom {
  const barriers: number[] = []
  const taken: string[] = []
  const room: SteppedRoom = {
    document,
    taken,
    async admit(socket, options = {}) {
      socket.accept()
      room.take(socket)
      if (options.lease !== undefined) {
        socket.deliver(said(verdict.hello, JSON.stringify({ clientId: options.lease, protocol: protocolVersion })))
      }
      if (options.asks !== false) socket.deliver(sync(syncStep.one, Y.encodeStateVector(document)))
      await Promise.resolve()
    },
    take(socket) {
      for (const message of socket.take()) {
        const decoder = decoding.createDecoder(message)
        const type = decoding.readVarUint(decoder)
        if (type === frame.barrier) {
          barriers.push(decoding.readVarUint(decoder))
          taken.push('barrier')
        } else if (type === frame.sync) {
          const step = decoding.readVarUint(decoder)
          const body = decoding.readVarUint8Array(decoder)
          taken.push(`sync ${step}`)
          if (step === syncStep.one) socket.deliver(sync(syncStep.two, Y.encodeStateAsUpdate(document, body)))
          else Y.applyUpdate(document, body, socket)
        } else taken.push(`type ${type}`)
      }
    },
    acknowledge(socket) {
      for (const number of barriers.splice(0)) {
        socket.deliver(
          written((encoder) => {
            encoding.writeVarUint(encoder, frame.verdict)
            encoding.writeVarUint(encoder, verdict.durable)
            encoding.writeVarUint(encoder, number)
            encoding.writeVarUint(encoder, 1)
          }),
        )
      }
    },
    refuse(socket, code, text) {
      socket.deliver(said(verdict.refused, JSON.stringify({ code, text })))
      socket.cut(4409)
    },
  }
  return room
}

function sync(step: number, body: Uint8Array): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, frame.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })
}

function said(kind: number, text: string): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, frame.verdict)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarString(encoder, text)
  })
}

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
