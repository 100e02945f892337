import type * as Y from 'yjs'
import { type CausalPast, createCausalPast } from './causal-past.ts'
import { gateLimits } from './gate-limits.ts'
import { type GateRefusal, gateRefusal } from './gate-refusal.ts'
import type { FreshStructs } from './normalise-structs.ts'
import type { Target } from './resolve-target.ts'
import { createTextOrder, type TextOrder } from './text-order.ts'

/**
 * Refuses structs whose two neighbours can never have stood side by side on any page: in the wrong order, or with words
 * between them that their writer must have seen. Yjs takes them, but puts them in one place here and in another on a page
 * that hears of them in another order: from then on the room reads two different texts, and what honest people write there
 * no longer fits. What an honest page sends always passes, however long it was off line.
 *
 * Also bounds the work of finding the places: with forged neighbours Yjs walks through the whole text for each struct.
 */
export function checkPlaces(doc: Y.Doc, fresh: FreshStructs, targets: readonly Target[]): GateRefusal | null {
  const inText = new Map<string, number>()
  for (const { text } of targets) inText.set(text, (inText.get(text) ?? 0) + 1)
  const orders = new Map<string, TextOrder>()
  const pasts = new Map<number, CausalPast>()
  let budget: number = gateLimits.placingStepsMax
  // In integration order over all texts: what a writer did later elsewhere says nothing of what it knew here before.
  for (const target of targets) {
    const { struct, text } = target
    const start = doc.share.get(text)?._start ?? null
    // Nearly every keystroke: one struct, and nothing has come between its neighbours.
    if (inText.get(text) === 1 && isSideBySide(start, target)) continue
    const order = orders.get(text) ?? createTextOrder(doc, start)
    orders.set(text, order)
    const between = order.between(struct, budget)
    if (between === null) return gateRefusal('malformed', 'neighbours in the wrong order', text)
    budget -= 1 + between.length
    if (budget < 0) return gateRefusal('limit', 'too much work to find the places', text)
    if (between.length > 0) {
      const past = pasts.get(struct.client) ?? createCausalPast(doc, fresh)
      pasts.set(struct.client, past)
      budget -= past.extend(struct) / WALKS_PER_STEP
      if (between.some(past.has)) return gateRefusal('malformed', 'passes over words that its writer knew', text)
    }
    if (budget < 0) return gateRefusal('limit', 'too much work to find the places', text)
    order.place(struct, between)
  }
  return null
}

/** Following what a struct hangs on is so many times cheaper than weighing one concurrent writer against another. */
const WALKS_PER_STEP = 10

function isSideBySide(start: Y.Item | null, { left, right }: Target): boolean {
  if (left !== null && right !== null && left.item === right.item) return left.clock + 1 === right.clock
  if (left !== null && left.clock + 1 < left.item.id.clock + left.item.length) return false
  if (right !== null && right.clock > right.item.id.clock) return false
  return (left === null ? start : left.item.right) === (right === null ? null : right.item)
}
