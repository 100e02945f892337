import * as Y from 'yjs'
import { limits } from '../../shared/domain/limits.ts'
import { gateLimits } from './gate-limits.ts'
import { type GateRefusal, gateRefusal } from './gate-refusal.ts'
import type { DecodedUpdate, FreshStruct, Hole } from './update-struct.ts'

/** What the server does not have yet, by client, each list starting exactly at the clock that the server expects. */
export type FreshStructs = ReadonlyMap<number, readonly FreshStruct[]>

/**
 * Drops what the document holds already, unread; cuts what it holds in part; refuses what would leave a gap. A struct that
 * is cut hangs on what the server has at its left, whatever the sender says is there: with Yjs alone an overlap with a forged
 * parent writes into one text and spoils the length of another.
 */
export function normaliseStructs(doc: Y.Doc, update: DecodedUpdate): FreshStructs | GateRefusal {
  const fresh = new Map<number, FreshStruct[]>()
  let count = 0
  for (const { client, structs } of update.blocks) {
    const state = Y.getState(doc.store, client)
    const list: FreshStruct[] = []
    for (const struct of structs) {
      if (struct.clock + struct.length <= state) continue
      if (list.length === 0 && struct.clock > state) return gateRefusal('gap', 'clocks are missing before a block')
      const rest = unknownPart(struct, state)
      if (rest === null) return gateRefusal('gap', 'a hole that the server cannot fill')
      list.push(rest)
    }
    if (list.length > 0) fresh.set(client, list)
    count += list.length
  }
  if (count > gateLimits.freshStructsMax) return gateRefusal('limit', 'too many new structs')
  if (fresh.size > limits.clientsPerUpdateMax) return gateRefusal('limit', 'too many client ids in one update')
  return fresh
}

/** Index of the struct of a fresh list that holds a clock; -1 when none does. */
export function findFresh(structs: readonly FreshStruct[], clock: number): number {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (struct === undefined) return -1
    if (clock < struct.clock) high = middle - 1
    else if (clock >= struct.clock + struct.length) low = middle + 1
    else return middle
  }
  return -1
}

/** Null: a gap. `state` is where the server's knowledge of this client ends. */
function unknownPart(struct: FreshStruct | Hole, state: number): FreshStruct | null {
  if (struct.kind === 'hole') return null
  // Structs of a block follow one another, so only the first that is not known can begin elsewhere than at the state.
  if (struct.clock >= state) return struct
  const known = state - struct.clock
  const anchored = {
    client: struct.client,
    clock: state,
    length: struct.length - known,
    origin: { client: struct.client, clock: state - 1 },
    rightOrigin: struct.rightOrigin,
    root: null,
  }
  return struct.kind === 'erased'
    ? { ...anchored, kind: 'erased' }
    : { ...anchored, kind: 'words', characters: struct.characters.slice(known) }
}
