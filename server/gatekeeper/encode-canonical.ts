import * as encoding from 'lib0/encoding'
import type { Deletion } from './list-deletions.ts'
import type { FreshStructs } from './normalise-structs.ts'
import type { ClockRange, FreshStruct, StructId } from './update-struct.ts'

/**
 * Writes what was judged as a Yjs v1 update: the only bytes that ever reach a document. In Yjs' own order (higher client ids
 * first), so that the same update judged twice is the same row in the journal.
 */
export function encodeCanonical(fresh: FreshStructs, deletions: readonly Deletion[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, fresh.size)
  for (const [client, structs] of highestFirst(fresh)) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, structs[0]?.clock ?? 0)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  const byClient = rangesByClient(deletions)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of highestFirst(byClient)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const range of ranges) {
      encoding.writeVarUint(encoder, range.clock)
      encoding.writeVarUint(encoder, range.length)
    }
  }
  return encoding.toUint8Array(encoder)
}

const DELETED = 1
const STRING = 4
const HAS_RIGHT_ORIGIN = 0b0100_0000
const HAS_ORIGIN = 0b1000_0000

function highestFirst<Value>(byClient: ReadonlyMap<number, Value>): [number, Value][] {
  return [...byClient].sort(([a], [b]) => b - a)
}

function writeStruct(encoder: encoding.Encoder, struct: FreshStruct): void {
  const { origin, rightOrigin } = struct
  const kind = struct.kind === 'words' ? STRING : DELETED
  const sides = (origin === null ? 0 : HAS_ORIGIN) | (rightOrigin === null ? 0 : HAS_RIGHT_ORIGIN)
  encoding.writeUint8(encoder, kind | sides)
  if (origin !== null) writeId(encoder, origin)
  if (rightOrigin !== null) writeId(encoder, rightOrigin)
  if (origin === null && rightOrigin === null) {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, struct.root ?? '')
  }
  if (struct.kind === 'words') encoding.writeVarString(encoder, struct.characters)
  else encoding.writeVarUint(encoder, struct.length)
}

function writeId(encoder: encoding.Encoder, id: StructId): void {
  encoding.writeVarUint(encoder, id.client)
  encoding.writeVarUint(encoder, id.clock)
}

/** Neighbouring ranges made one; deletions of a client come in the order of their clocks. */
function rangesByClient(deletions: readonly Deletion[]): Map<number, ClockRange[]> {
  const byClient = new Map<number, ClockRange[]>()
  for (const { client, clock, length } of deletions) {
    const ranges = byClient.get(client)
    const last = ranges?.at(-1)
    if (ranges === undefined) byClient.set(client, [{ clock, length }])
    else if (last !== undefined && last.clock + last.length === clock) {
      ranges[ranges.length - 1] = { clock: last.clock, length: last.length + length }
    } else ranges.push({ clock, length })
  }
  return byClient
}
