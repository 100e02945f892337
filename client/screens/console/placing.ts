import type { CardId } from '../../../shared/domain/ids.ts'

/** Where a card goes: in front of another, or last (`before: null`). */
export interface Place {
  readonly before: CardId | null
}

/** One step up or down the list; null when it stands at that end already, or is not in the list. */
export function stepPlace(order: readonly CardId[], card: CardId, step: 'up' | 'down'): Place | null {
  const at = order.indexOf(card)
  if (at < 0) return null
  if (step === 'up') {
    const above = order[at - 1]
    return above === undefined ? null : { before: above }
  }
  return at === order.length - 1 ? null : { before: order[at + 2] ?? null }
}

/** To a place counted from 1; beyond the end is last. Null when that is where it stands, or the number is none. */
export function placeAt(order: readonly CardId[], card: CardId, position: number): Place | null {
  const at = order.indexOf(card)
  if (at < 0 || !Number.isInteger(position) || position < 1) return null
  const others = order.filter((other) => other !== card)
  const target = Math.min(position, order.length) - 1
  return target === at ? null : { before: others[target] ?? null }
}

/** Dropped on another row: takes that row's place, as people expect of a list. */
export function dropOn(order: readonly CardId[], card: CardId, target: CardId): Place | null {
  const at = order.indexOf(target)
  return at < 0 ? null : placeAt(order, card, at + 1)
}

/** Where it stands now, in words of `place`: to put it back. */
export function placeOf(order: readonly CardId[], card: CardId): Place | null {
  const at = order.indexOf(card)
  return at < 0 ? null : { before: order[at + 1] ?? null }
}
