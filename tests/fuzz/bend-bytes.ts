import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Random } from '../../server/runtime/random.ts'
import { pick } from './fast-random.ts'

/** Honest bytes made dishonest: flipped, overwritten, cut, spliced, put together, repeated. Never gives its argument back. */
export function bendBytes(random: Random, honest: Uint8Array, another: Uint8Array): Uint8Array {
  let bytes: Uint8Array = honest.slice()
  for (let times = 1 + random.int(3); times > 0; times--) bytes = bendOnce(random, bytes, another)
  return bytes
}

function bendOnce(random: Random, bytes: Uint8Array, another: Uint8Array): Uint8Array {
  const at = random.int(bytes.length + 1)
  const to = random.int(another.length + 1)
  switch (random.int(9)) {
    case 0:
    case 1:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
      return bytes
    case 2:
      bytes[at] = random.int(256)
      return bytes
    case 3:
      // A number that never ends.
      return bytes.fill(0xff, at, at + 1 + random.int(9))
    case 4:
      return bytes.slice(0, at)
    case 5:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + random.int(4))))
    case 6:
      return joined(bytes.subarray(0, at), another.subarray(to))
    case 7:
      return joined(bytes, another)
    default:
      return joined(bytes.subarray(0, at), bytes.subarray(random.int(at + 1), at), bytes.subarray(at))
  }
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The same words in Yjs' other encoding, which looks much like the first. */
export function inSecondEncoding(update: Uint8Array): Uint8Array {
  return Y.convertUpdateFormatV1ToV2(update)
}

/**
 * In Yjs' second encoding counts are runs that need no bytes: some twenty bytes say 2^40 structs, and whoever reads them
 * with it does not come back (TRUST 0.2).
 */
export function aBomb(random: Random): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, 0)
  const stream = (...bytes: readonly number[]) => encoding.writeVarUint8Array(encoder, Uint8Array.from(bytes))
  stream()
  stream(pick(random, [5, 7, 9]))
  stream()
  stream()
  stream(pick(random, [0, 10, 4, 1]))
  stream(0, 0)
  stream()
  stream()
  // One, and again for ever.
  stream(0x41, 0xff, 0xff, 0xff, 0x7f)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 2 ** 40)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}
