import * as Y from 'yjs'
import { type GateRefusal, gateRefusal } from './gate-refusal.ts'
import type { FreshStructs } from './normalise-structs.ts'
import type { FreshStruct, StructId } from './update-struct.ts'

/**
 * Puts fresh structs in an order in which each one's neighbours come before it. Refuses what has no such order: Yjs would
 * keep it pending and let it in later, judged by nobody, in somebody else's name; a forward reference within one client makes
 * it throw in the middle of a transaction.
 *
 * Goes straight to what a struct waits for and back as soon as that is there: round after round through all clients, 5,000
 * structs that hang on each other in turn would cost as many rounds.
 */
export function integrationOrder(doc: Y.Doc, fresh: FreshStructs): readonly FreshStruct[] | GateRefusal {
  const order: FreshStruct[] = []
  const queues = new Map<number, Queue>()
  for (const [client, structs] of fresh) {
    queues.set(client, { structs, next: 0, known: Y.getState(doc.store, client), upTo: null })
  }
  /** Null: this neighbour is there. */
  const lacking = (id: StructId | null): Queue | 'unknown' | null => {
    if (id === null) return null
    const queue = queues.get(id.client)
    if (id.clock < (queue?.known ?? Y.getState(doc.store, id.client))) return null
    return queue ?? 'unknown'
  }
  for (const first of queues.values()) {
    const waiting: Queue[] = [wait(first, Number.POSITIVE_INFINITY)]
    for (let queue = waiting.at(-1); queue !== undefined; queue = waiting.at(-1)) {
      const struct = queue.structs[queue.next]
      if (queue.known > (queue.upTo ?? 0) || (struct === undefined && queue === first)) {
        queue.upTo = null
        waiting.pop()
        continue
      }
      if (struct === undefined) return beyond()
      const left = lacking(struct.origin)
      const lacks = left ?? lacking(struct.rightOrigin)
      if (lacks === null) {
        queue.known = struct.clock + struct.length
        queue.next++
        order.push(struct)
        continue
      }
      // Whoever is waited for and waits himself: they wait for each other.
      if (lacks === 'unknown' || lacks.upTo !== null) return beyond()
      const neighbour = left === null ? struct.rightOrigin : struct.origin
      waiting.push(wait(lacks, neighbour?.clock ?? 0))
    }
  }
  return order
}

/** The fresh structs of one client, in the order of their clocks. */
interface Queue {
  readonly structs: readonly FreshStruct[]
  next: number
  /** Everything before this clock is there. */
  known: number
  /** The clock that is waited for; null: nobody waits. */
  upTo: number | null
}

function wait(queue: Queue, upTo: number): Queue {
  queue.upTo = upTo
  return queue
}

const beyond = () => gateRefusal('gap', 'hangs on something that the server does not have')
