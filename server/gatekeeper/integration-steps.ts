import type * as Y from 'yjs'
import { gateLimits } from './gate-limits.ts'
import { type GateRefusal, gateRefusal } from './gate-refusal.ts'
import type { Target } from './resolve-target.ts'

/**
 * Bounds the work that Yjs will have to find each struct's place: it looks at no more than what lies between the two
 * neighbours, that is the stored items there and the structs of this update. Also refuses neighbours in the wrong order,
 * between which no honest replica ever stood and where replicas could end up with different texts.
 */
export function checkIntegrationSteps(doc: Y.Doc, targets: readonly Target[]): GateRefusal | null {
  const earlierInText = new Map<string, number>()
  let budget = gateLimits.integrationStepsMax
  let last: Interval | null = null
  for (const { text, left, right } of targets) {
    const earlier = earlierInText.get(text) ?? 0
    earlierInText.set(text, earlier + 1)
    if (last === null || last.text !== text || !sameUnit(last.left, left) || !sameUnit(last.right, right)) {
      const from: Y.Item | null = left === null ? (doc.share.get(text)?._start ?? null) : left.item
      last = { text, left, right, steps: stepsBetween(from, left, right, budget) }
    }
    if (last.steps === 'out-of-order') return gateRefusal('malformed', 'neighbours in the wrong order', text)
    if (last.steps === 'too-many') return gateRefusal('limit', 'too much work to find the places', text)
    budget -= last.steps + earlier
    if (budget < 0) return gateRefusal('limit', 'too much work to find the places', text)
  }
  return null
}

interface Interval extends Pick<Target, 'text' | 'left' | 'right'> {
  readonly steps: number | 'out-of-order' | 'too-many'
}

function sameUnit(a: Target['left'], b: Target['left']): boolean {
  return a === b || (a !== null && b !== null && a.item === b.item && a.clock === b.clock)
}

function stepsBetween(
  from: Y.Item | null,
  left: Target['left'],
  right: Target['right'],
  budget: number,
): Interval['steps'] {
  if (left !== null && right !== null && left.item === right.item) {
    return left.clock < right.clock ? 1 : 'out-of-order'
  }
  let steps = 0
  for (let item = from; item !== (right?.item ?? null); item = item.right) {
    if (item === null) return 'out-of-order'
    if (++steps > budget) return 'too-many'
  }
  return steps
}
