import * as Y from 'yjs'
import { cutsPair, cutsStoredPair } from './cut-pair.ts'
import { type GateRefusal, gateRefusal } from './gate-refusal.ts'
import { type FreshStructs, findFresh } from './normalise-structs.ts'
import { textOfStored } from './resolve-target.ts'
import type { RootNames } from './root-names.ts'
import type { ClockRange, DecodedUpdate, FreshStruct, StructId } from './update-struct.ts'

/** Live words that an update deletes. */
export interface Deletion extends StructId {
  readonly length: number
  /** In which text the document holds them; null: they came with the same update and are seen by nobody. */
  readonly text: string | null
  /** The struct they came with, for those that came with the same update. */
  readonly fresh: FreshStruct | null
}

/**
 * Reduces the delete set (of a returning client all that it ever saw deleted) to words that are still there. Refuses ranges
 * beyond what is known: they would wait for the victim's next words and take them away as they arrive.
 */
export function listDeletions(
  doc: Y.Doc,
  names: RootNames,
  fresh: FreshStructs,
  deletions: DecodedUpdate['deletions'],
): readonly Deletion[] | GateRefusal {
  const found: Deletion[] = []
  for (const [client, ranges] of deletions) {
    const stored = Y.getState(doc.store, client)
    const own = fresh.get(client) ?? []
    const last = own.at(-1)
    const known = last === undefined ? stored : last.clock + last.length
    for (const range of ranges) {
      if (range.clock + range.length > known) return gateRefusal('gap', 'deletes what the server does not have')
      const refusal =
        (range.clock < stored ? addStored(doc, names, client, range, found) : null) ??
        (range.clock + range.length > stored ? addFresh(own, Math.max(range.clock, stored), range, found) : null)
      if (refusal !== null) return refusal
    }
  }
  return found
}

function addStored(
  doc: Y.Doc,
  names: RootNames,
  client: number,
  range: ClockRange,
  found: Deletion[],
): GateRefusal | null {
  const structs = doc.store.clients.get(client) ?? []
  const end = range.clock + range.length
  for (let i = Y.findIndexSS(structs, range.clock); i < structs.length; i++) {
    const item = structs[i]
    if (item === undefined || item.id.clock >= end) break
    if (item.deleted) continue
    const text = textOfStored(doc, names, item)
    if (text === null || !(item instanceof Y.Item)) return gateRefusal('schema', 'deletes outside of the texts')
    const from = Math.max(range.clock, item.id.clock)
    const to = Math.min(end, item.id.clock + item.length)
    if (cutsStoredPair(item, from) || cutsStoredPair(item, to)) {
      return gateRefusal('schema', 'deletes half of a character', text)
    }
    found.push({ client, clock: from, length: to - from, text, fresh: null })
  }
  return null
}

function addFresh(
  own: readonly FreshStruct[],
  first: number,
  range: ClockRange,
  found: Deletion[],
): GateRefusal | null {
  const end = range.clock + range.length
  for (let i = findFresh(own, first); i < own.length; i++) {
    const struct = own[i]
    if (struct === undefined || struct.clock >= end) break
    // Erased structs are deleted as they are.
    if (struct.kind === 'erased') continue
    const from = Math.max(range.clock, struct.clock)
    const to = Math.min(end, struct.clock + struct.length)
    if (cutsPair(struct.characters, from - struct.clock) || cutsPair(struct.characters, to - struct.clock)) {
      return gateRefusal('schema', 'deletes half of a character')
    }
    found.push({ client: struct.client, clock: from, length: to - from, text: null, fresh: struct })
  }
  return null
}
