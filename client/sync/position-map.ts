/** A step of a Yjs text delta. */
export interface DeltaStep {
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}

/** Where the places of an older text are now, after what others changed in it. */
export interface PositionMap {
  apply(delta: readonly DeltaStep[]): void
  /** Of the gap before letter `index` of the older text: behind the last letter before it that is still there. */
  positionOf(index: number): number
  /** What is still there of `length` letters from `at`, in order: words written by others in between are not in it. */
  rangesOf(at: number, length: number): readonly { readonly at: number; readonly length: number }[]
}

/** Letters of the older text, from `from`; or letters written since, when `from` is null. */
interface Piece {
  readonly from: number | null
  readonly length: number
}

export function createPositionMap(length: number): PositionMap {
  let pieces: readonly Piece[] = [{ from: 0, length }]

  return {
    apply(delta) {
      const rest = [...pieces]
      const next: Piece[] = []
      const take = (count: number, keep: boolean) => {
        for (let left = count; left > 0; ) {
          const piece = rest.shift()
          if (piece === undefined) return
          const used = Math.min(left, piece.length)
          if (keep) next.push({ from: piece.from, length: used })
          if (used < piece.length) {
            rest.unshift({ from: piece.from === null ? null : piece.from + used, length: piece.length - used })
          }
          left -= used
        }
      }
      for (const step of delta) {
        if (step.retain !== undefined) take(step.retain, true)
        else if (step.delete !== undefined) take(step.delete, false)
        else if (typeof step.insert === 'string') next.push({ from: null, length: step.insert.length })
      }
      pieces = [...next, ...rest]
    },
    positionOf(index) {
      let position = 0
      let now = 0
      for (const piece of pieces) {
        if (piece.from !== null && piece.from < index) position = now + Math.min(piece.length, index - piece.from)
        now += piece.length
      }
      return position
    },
    rangesOf(at, count) {
      const ranges: { at: number; length: number }[] = []
      let now = 0
      for (const piece of pieces) {
        if (piece.from !== null) {
          const start = Math.max(at, piece.from)
          const end = Math.min(at + count, piece.from + piece.length)
          if (end > start) ranges.push({ at: now + start - piece.from, length: end - start })
        }
        now += piece.length
      }
      return ranges
    },
  }
}

/**
 * Where a caret goes when others write. `pushed`: what is written exactly there stands before it, as for the start of a
 * selection, which must not grow.
 */
export function mapCaret(delta: readonly DeltaStep[], caret: number, pushed: boolean): number {
  let old = 0
  let moved = caret
  for (const step of delta) {
    if (old > caret || (old === caret && !pushed)) break
    if (step.retain !== undefined) old += step.retain
    else if (step.delete !== undefined) {
      moved -= Math.min(step.delete, caret - old)
      old += step.delete
    } else if (typeof step.insert === 'string') moved += step.insert.length
  }
  return moved
}

/** The end of the last place that the delta changed, in the text as it is now. */
export function endOfChange(delta: readonly DeltaStep[]): number {
  let now = 0
  let end = 0
  for (const step of delta) {
    if (step.retain !== undefined) now += step.retain
    else {
      if (typeof step.insert === 'string') now += step.insert.length
      end = now
    }
  }
  return end
}
