import * as decoding from 'lib0/decoding'
import { limits } from '../../shared/domain/limits.ts'
import { gateLimits } from './gate-limits.ts'
import { type GateRefusal, gateRefusal, isGateRefusal } from './gate-refusal.ts'
import type { ClockRange, DecodedUpdate, FreshStruct, Hole, StructBlock, StructId } from './update-struct.ts'

/**
 * Reads a Yjs v1 update into the few shapes that a document of plain texts knows; refuses every other.
 *
 * Not `Y.decodeUpdate`: that one builds any content a sender likes (sub-documents, JSON of any depth) and shows both blocks
 * of a client that appears twice, while `applyUpdate` uses the last only. Counts are held against the bytes that are left
 * before anything is made for them: Yjs itself allocates 240 MB for a message of eight bytes.
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate | GateRefusal {
  if (update.length > limits.updateBytesMax) return gateRefusal('limit', 'too many bytes')
  try {
    const decoder = decoding.createDecoder(update)
    const blocks = readBlocks(decoder)
    if (isGateRefusal(blocks)) return blocks
    const deletions = readDeletions(decoder)
    if (isGateRefusal(deletions)) return deletions
    if (decoding.hasContent(decoder)) return gateRefusal('malformed', 'bytes after the end')
    return { blocks, deletions }
  } catch {
    // lib0 throws at the end of the bytes, at integers beyond 2^53 and at bytes that are no UTF-8: all the sender's doing.
    return gateRefusal('malformed', 'cannot be decoded')
  }
}

type Decoder = decoding.Decoder

const STRUCT_BYTES_MIN = 2
const RANGE_BYTES_MIN = 2

const KIND = 0b0001_1111
const HAS_SUB = 0b0010_0000
const HAS_RIGHT_ORIGIN = 0b0100_0000
const HAS_ORIGIN = 0b1000_0000
const GARBAGE = 0
const DELETED = 1
const STRING = 4
const SKIP = 10

function bytesLeft(decoder: Decoder): number {
  return decoder.arr.length - decoder.pos
}

function readBlocks(decoder: Decoder): StructBlock[] | GateRefusal {
  const count = decoding.readVarUint(decoder)
  if (count * STRUCT_BYTES_MIN > bytesLeft(decoder)) return gateRefusal('malformed', 'more blocks than bytes')
  const blocks: StructBlock[] = []
  const clients = new Set<number>()
  let structs = 0
  for (let i = 0; i < count; i++) {
    const size = decoding.readVarUint(decoder)
    if (size === 0) return gateRefusal('malformed', 'empty block')
    if (size * STRUCT_BYTES_MIN > bytesLeft(decoder)) return gateRefusal('malformed', 'more structs than bytes')
    structs += size
    if (structs > limits.structsMax) return gateRefusal('limit', 'too many structs')
    const client = decoding.readVarUint(decoder)
    if (client > gateLimits.clientIdMax) return gateRefusal('malformed', 'client id beyond 32 bits')
    if (clients.has(client)) return gateRefusal('malformed', 'a client in two blocks')
    clients.add(client)
    const block = readBlock(decoder, client, size)
    if (isGateRefusal(block)) return block
    blocks.push(block)
  }
  return blocks
}

function readBlock(decoder: Decoder, client: number, size: number): StructBlock | GateRefusal {
  const structs: (FreshStruct | Hole)[] = []
  let clock = decoding.readVarUint(decoder)
  for (let i = 0; i < size; i++) {
    const struct = readStruct(decoder, client, clock)
    if (isGateRefusal(struct)) return struct
    if (struct.length < 1) return gateRefusal('malformed', 'empty struct')
    clock += struct.length
    if (clock > gateLimits.clockMax) return gateRefusal('limit', 'clock too large')
    structs.push(struct)
  }
  return { client, structs }
}

function readStruct(decoder: Decoder, client: number, clock: number): FreshStruct | Hole | GateRefusal {
  if (!decoding.hasContent(decoder)) return gateRefusal('malformed', 'ends within a block')
  const info = decoding.readUint8(decoder)
  if (info === SKIP) return { kind: 'hole', client, clock, length: decoding.readVarUint(decoder) }
  const kind = info & KIND
  // A root text is never removed, so no honest client of ours holds garbage: its erased words stay items of their text.
  if (kind === GARBAGE) return gateRefusal('schema', 'garbage struct')
  if (kind !== STRING && kind !== DELETED) return gateRefusal('schema', 'content that is no plain text')
  if ((info & HAS_SUB) !== 0) return gateRefusal('schema', 'entry of a map')
  const origin = (info & HAS_ORIGIN) === 0 ? null : readId(decoder)
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? null : readId(decoder)
  let root: string | null = null
  if (origin === null && rightOrigin === null) {
    if (decoding.readVarUint(decoder) !== 1) return gateRefusal('schema', 'nested type')
    root = decoding.readVarString(decoder)
  }
  if (kind === DELETED) {
    return { kind: 'erased', client, clock, length: decoding.readVarUint(decoder), origin, rightOrigin, root }
  }
  const characters = decoding.readVarString(decoder)
  return { kind: 'words', client, clock, length: characters.length, origin, rightOrigin, root, characters }
}

function readId(decoder: Decoder): StructId {
  const client = decoding.readVarUint(decoder)
  return { client, clock: decoding.readVarUint(decoder) }
}

function readDeletions(decoder: Decoder): Map<number, ClockRange[]> | GateRefusal {
  const count = decoding.readVarUint(decoder)
  if (count * RANGE_BYTES_MIN > bytesLeft(decoder)) return gateRefusal('malformed', 'more deleting clients than bytes')
  const byClient = new Map<number, ClockRange[]>()
  let total = 0
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder)
    const size = decoding.readVarUint(decoder)
    if (size * RANGE_BYTES_MIN > bytesLeft(decoder)) return gateRefusal('malformed', 'more ranges than bytes')
    total += size
    if (total > limits.deleteRangesMax) return gateRefusal('limit', 'too many delete ranges')
    const ranges = byClient.get(client) ?? []
    for (let j = 0; j < size; j++) {
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (clock + length > gateLimits.clockMax) return gateRefusal('limit', 'delete range too far')
      if (length > 0) ranges.push({ clock, length })
    }
    byClient.set(client, ranges)
  }
  for (const [client, ranges] of byClient) byClient.set(client, withoutOverlap(ranges))
  return byClient
}

/** Two ranges over the same words would count twice as deleted, and hide a text grown beyond its limit. */
function withoutOverlap(ranges: readonly ClockRange[]): ClockRange[] {
  const merged: ClockRange[] = []
  for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = merged.at(-1)
    if (last !== undefined && range.clock <= last.clock + last.length) {
      const end = Math.max(last.clock + last.length, range.clock + range.length)
      merged[merged.length - 1] = { clock: last.clock, length: end - last.clock }
    } else merged.push(range)
  }
  return merged
}
