import type { PositionMap } from './position-map.ts'
import type { TextChange } from './shared-text.ts'

/**
 * What was typed in an older text, as replacements in the text as it is now, to be applied in the order given, and where
 * the caret stands after them. Letters that were replaced go one run at a time: what others wrote between them stays.
 */
export function composedChange(
  moved: PositionMap,
  change: TextChange | null,
  caret: number,
): { readonly steps: readonly TextChange[]; readonly caret: number } {
  if (change === null) return { steps: [], caret: moved.positionOf(caret) }
  const at = moved.positionOf(change.at)
  const runs = moved.rangesOf(change.at, change.remove)
  const removed = runs.reduce((sum, run) => sum + run.length, 0)
  // From the last to the first: none moves the places of those still to come, and all lie behind `at`.
  const removals = runs.toReversed().map((run) => ({ at: run.at, remove: run.length, insert: '' }))
  const steps = [...removals, { at, remove: 0, insert: change.insert }]
  if (caret <= change.at) return { steps, caret: moved.positionOf(caret) }
  const behind = caret - change.at - change.insert.length
  if (behind <= 0) return { steps, caret: at + caret - change.at }
  const old = moved.positionOf(change.at + change.remove + behind)
  return { steps, caret: old - removed + change.insert.length }
}
