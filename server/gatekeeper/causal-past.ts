import * as Y from 'yjs'
import { type FreshStructs, findFresh } from './normalise-structs.ts'
import type { FreshStruct, StructId } from './update-struct.ts'

/** What the writer of one client id must have had before its eyes: everything that its structs hang on, and so on. */
export interface CausalPast {
  /** Takes in what a struct says of its writer's knowledge. Gives how many structs it had to look at. */
  readonly extend: (struct: FreshStruct) => number
  readonly has: (id: StructId) => boolean
}

export function createCausalPast(doc: Y.Doc, fresh: FreshStructs): CausalPast {
  /** By client: everything before this clock is known. */
  const known = new Map<number, number>()
  const walked = new Map<number, number>()
  const open: number[] = []

  function learn(client: number, end: number): void {
    if (end <= (known.get(client) ?? 0)) return
    known.set(client, end)
    open.push(client)
  }
  function learnNeighbours(struct: { readonly origin: StructId | null; readonly rightOrigin: StructId | null }): void {
    if (struct.origin !== null) learn(struct.origin.client, struct.origin.clock + 1)
    if (struct.rightOrigin !== null) learn(struct.rightOrigin.client, struct.rightOrigin.clock + 1)
  }

  function walk(client: number): number {
    const from = walked.get(client) ?? 0
    const end = known.get(client) ?? 0
    walked.set(client, end)
    let looked = 0
    const stored = doc.store.clients.get(client) ?? []
    const storedEnd = Y.getState(doc.store, client)
    for (let i = from < storedEnd ? Y.findIndexSS(stored, from) : stored.length; i < stored.length; i++) {
      const item = stored[i]
      if (item === undefined || item.id.clock >= end) break
      looked++
      if (item instanceof Y.Item) learnNeighbours(item)
    }
    if (end <= storedEnd) return looked
    const own = fresh.get(client) ?? []
    for (let i = Math.max(0, findFresh(own, from)); i < own.length; i++) {
      const struct = own[i]
      if (struct === undefined || struct.clock >= end) break
      looked++
      learnNeighbours(struct)
    }
    return looked
  }

  return {
    extend(struct) {
      learn(struct.client, struct.clock)
      learnNeighbours(struct)
      let looked = 1
      for (let client = open.pop(); client !== undefined; client = open.pop()) looked += walk(client)
      return looked
    },
    has: (id) => id.clock < (known.get(id.client) ?? 0),
  }
}
