import * as Y from 'yjs'
import { type GateRefusal, gateRefusal } from './gate-refusal.ts'
import type { FreshStructs } from './normalise-structs.ts'
import type { FreshStruct, StructId } from './update-struct.ts'

/**
 * Puts fresh structs in an order in which each one's neighbours come before it. Refuses what has no such order: Yjs would
 * keep it pending and let it in later, judged by nobody, in somebody else's name; a forward reference within one client makes
 * it throw in the middle of a transaction.
 */
export function integrationOrder(doc: Y.Doc, fresh: FreshStructs): readonly FreshStruct[] | GateRefusal {
  const stateByClient = new Map<number, number>()
  const known = (id: StructId | null) =>
    id === null || id.clock < (stateByClient.get(id.client) ?? Y.getState(doc.store, id.client))
  const order: FreshStruct[] = []
  const waiting = new Map<number, number>()
  for (const client of fresh.keys()) waiting.set(client, 0)
  let before = -1
  while (waiting.size > 0) {
    if (order.length === before) return gateRefusal('gap', 'hangs on something that the server does not have')
    before = order.length
    for (const [client, first] of waiting) {
      const structs = fresh.get(client) ?? []
      let next = first
      for (; next < structs.length; next++) {
        const struct = structs[next]
        if (struct === undefined || !known(struct.origin) || !known(struct.rightOrigin)) break
        stateByClient.set(client, struct.clock + struct.length)
        order.push(struct)
      }
      if (next < structs.length) waiting.set(client, next)
      else waiting.delete(client)
    }
  }
  return order
}
