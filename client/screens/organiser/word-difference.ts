/** A piece of two texts held side by side: in both, only in the one before, only in the one after. */
export interface Piece {
  readonly is: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Beyond this many cells the middle is shown as gone and new whole: nobody reads a finer difference there. */
const cellsMax = 250_000

/** Word by word, the longest common run of words left standing. */
export function wordDifference(before: string, after: string): readonly Piece[] {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1
  let end = 0
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const middle = compare(one.slice(start, one.length - end), other.slice(start, other.length - end))
  return join([...one.slice(0, start).map(same), ...middle, ...one.slice(one.length - end).map(same)])
}

function compare(one: readonly string[], other: readonly string[]): readonly Piece[] {
  if (one.length * other.length > cellsMax) return [...one.map(gone), ...other.map(fresh)]
  // lengths[i][j]: longest common run of what is left from i and from j.
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row !== undefined) row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i], other[j]]
    if (left !== undefined && left === right) {
      pieces.push(same(left))
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(gone(left))
      i += 1
    } else {
      pieces.push(fresh(right ?? ''))
      j += 1
    }
  }
  return pieces
}

/** Words with the spaces behind them: a difference is never a bare space. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/gu) ?? []
}

function join(pieces: readonly Piece[]): readonly Piece[] {
  const joined: { is: Piece['is']; text: string }[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.is === piece.is) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined
}

const same = (text: string): Piece => ({ is: 'same', text })
const gone = (text: string): Piece => ({ is: 'gone', text })
const fresh = (text: string): Piece => ({ is: 'new', text })
