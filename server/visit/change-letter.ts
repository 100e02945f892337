import type { Snapshot, SnapshotLeaf } from '../../shared/domain/snapshot.ts'
import type { SnapshotItem } from '../../shared/domain/snapshot-item.ts'

export interface ChangedLetter {
  readonly snapshot: Snapshot
  /** Id of the item that holds it. */
  readonly item: string
  /** Some words around the letter, before and after the change; the letter is at `at`. */
  readonly before: string
  readonly after: string
  readonly at: number
}

/**
 * A copy of a snapshot with one letter of its last published answer changed, or else of its last question: what a forger
 * would do, and nothing else; hashes and seal are left as they are. Null when nobody published a word.
 */
export function changeLetter(snapshot: Snapshot): ChangedLetter | null {
  const found =
    lastWith(snapshot.leaves, (item) => (item.kind === 'answer' ? item.text : '')) ??
    lastWith(snapshot.leaves, (item) => (item.kind === 'question' && 'wording' in item ? (item.wording ?? '') : ''))
  if (found === null) return null
  const { leaf, text } = found
  const place = letterIn(text)
  const forged = `${text.slice(0, place)}${otherLetter(text.charAt(place))}${text.slice(place + 1)}`
  const item = leaf.item.kind === 'answer' ? { ...leaf.item, text: forged } : { ...leaf.item, wording: forged }
  const leaves = snapshot.leaves.map((one) => (one === leaf ? ({ ...leaf, item } as SnapshotLeaf) : one))
  const from = Math.max(0, place - wordsAround)
  const to = place + wordsAround
  return {
    snapshot: { ...snapshot, leaves },
    item: leaf.id,
    before: text.slice(from, to),
    after: forged.slice(from, to),
    at: place - from,
  }
}

const wordsAround = 15

type WholeLeaf = Extract<SnapshotLeaf, { item: SnapshotItem }>

function lastWith(leaves: readonly SnapshotLeaf[], wordsOf: (item: SnapshotItem) => string) {
  for (const leaf of leaves.toReversed()) {
    if ('item' in leaf && /[a-z]/.test(wordsOf(leaf.item))) return { leaf: leaf as WholeLeaf, text: wordsOf(leaf.item) }
  }
  return null
}

/** A plain small letter near the middle: at the edges nobody would look for it. */
function letterIn(text: string): number {
  const after = text.slice(text.length >> 1).search(/[a-z]/)
  return after < 0 ? text.search(/[a-z]/) : (text.length >> 1) + after
}

const otherLetter = (letter: string) => (letter === 'z' ? 'a' : String.fromCharCode(letter.charCodeAt(0) + 1))
