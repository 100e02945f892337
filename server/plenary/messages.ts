import * as encoding from 'lib0/encoding'
import { type DocumentHello, type DocumentRefusal, frame, syncStep, verdict } from '../../shared/protocol/frame.ts'

/** The server's messages on a document's socket, as y-protocols lays them out (shared/protocol/frame.ts). */
export function encodeUpdate(update: Uint8Array): Uint8Array {
  return sync(syncStep.update, update)
}
export function encodeStepOne(stateVector: Uint8Array): Uint8Array {
  return sync(syncStep.one, stateVector)
}
export function encodeStepTwo(update: Uint8Array): Uint8Array {
  return sync(syncStep.two, update)
}

function sync(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

/** An awareness message about nobody: keeps a stock client, which closes after 30 s of silence, on the line (SYNC §3.5). */
export const keepAlive: Uint8Array = Uint8Array.of(frame.awareness, 1, 0)

export function encodeDurable(barrier: number, seq: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.verdict)
  encoding.writeVarUint(encoder, verdict.durable)
  encoding.writeVarUint(encoder, barrier)
  encoding.writeVarUint(encoder, seq)
  return encoding.toUint8Array(encoder)
}
export function encodeRefused(refusal: DocumentRefusal): Uint8Array {
  return json(verdict.refused, refusal)
}
export function encodeHello(hello: DocumentHello): Uint8Array {
  return json(verdict.hello, hello)
}

export function encodeContent(hash: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.verdict)
  encoding.writeVarUint(encoder, verdict.content)
  encoding.writeVarUint(encoder, hash)
  return encoding.toUint8Array(encoder)
}

function json(kind: number, value: unknown): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.verdict)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarString(encoder, JSON.stringify(value))
  return encoding.toUint8Array(encoder)
}
