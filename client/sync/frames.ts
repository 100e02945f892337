import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { REFUSAL_CODES, refusal } from '../../shared/domain/refusal.ts'
import { type DocumentHello, type DocumentRefusal, frame, verdict } from '../../shared/protocol/frame.ts'

export type Verdict =
  | { readonly is: 'durable'; readonly barrier: number }
  | { readonly is: 'refused'; readonly refused: DocumentRefusal }
  | { readonly is: 'hello'; readonly hello: DocumentHello }
  | { readonly is: 'content'; readonly hash: number }

export function encodeBarrier(barrier: number): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.barrier)
  encoding.writeVarUint(encoder, barrier)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows type 100. Null for a verdict that a newer server may know and this page does not. */
export function readVerdict(decoder: decoding.Decoder): Verdict | null {
  switch (decoding.readVarUint(decoder)) {
    case verdict.durable:
      return { is: 'durable', barrier: decoding.readVarUint(decoder) }
    case verdict.refused:
      return { is: 'refused', refused: JSON.parse(decoding.readVarString(decoder)) as DocumentRefusal }
    case verdict.hello:
      return { is: 'hello', hello: JSON.parse(decoding.readVarString(decoder)) as DocumentHello }
    case verdict.content:
      return { is: 'content', hash: decoding.readVarUint(decoder) }
    default:
      return null
  }
}

/** Finds a refusal in what the server said: `{code, count}`, `{refusal: {…}}` or null. */
export function parseRefusal(data: unknown): Refusal | null {
  if (typeof data !== 'object' || data === null) return null
  if ('refusal' in data) return parseRefusal(data.refusal)
  const code = 'code' in data ? REFUSAL_CODES.find((known) => known === data.code) : undefined
  if (code === undefined) return null
  return refusal(code, 'count' in data && typeof data.count === 'number' ? data.count : null)
}
