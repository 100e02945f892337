import { publishedGroupMin } from '../../shared/domain/attendance.ts'
import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { SessionItem, SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import { foldLetters } from './fold-letters.ts'

/** Shorter words stand in many sentences: they name nobody, and everything would be hidden. */
const tellingCharactersMin = 12

/** What of a session's snapshots a public copy must not hold. */
export interface Withheld {
  /** Ids of the items hidden in every snapshot, by what the organiser withholds and what repeats or answers it. */
  readonly ids: ReadonlySet<string>
  /** Sentences that may stand nowhere in the copy. */
  readonly sentences: readonly string[]
  /** The session's own item, where its counts tell of groups under five. */
  readonly sheet: string | null
}

/** `asked`: ids of questions, contributions, answers or recommendations. Unknown ones are ignored: other sessions have them. */
export function withholdFrom(snapshots: readonly Snapshot[], asked: ReadonlySet<string>): Withheld {
  const items = snapshots.flatMap(itemsOf)
  const ids = new Set(items.flatMap(({ id }) => (asked.has(id) ? [id] : [])))
  // An answer and a correction of what is withheld tell of it.
  for (const item of items) {
    if (item.kind === 'answer' && ids.has(item.to)) ids.add(item.id)
    if (item.kind === 'correction' && 'target' in item.change && ids.has(item.change.target)) ids.add(item.id)
  }
  const sentences = [...new Set(items.filter(({ id }) => ids.has(id)).flatMap(sentencesOf))]
  for (const item of items) if (quotes(item, sentences)) ids.add(item.id)
  const sheet = items.find((item) => item.kind === 'session' && hasSmallGroup(item))?.id ?? null
  return { ids, sentences, sheet }
}

function sentencesOf(item: SnapshotItem): string[] {
  return textsIn(item).filter((text) => foldLetters(text).length >= tellingCharactersMin)
}

/** Its own words only: names of fields and states are no secret. */
function textsIn(item: SnapshotItem): string[] {
  switch (item.kind) {
    case 'question':
    case 'contribution':
      return 'wording' in item ? [item.wording ?? '', item.original ?? ''] : []
    case 'answer':
      return [item.text, item.summary?.text ?? '']
    case 'recommendation':
      return [item.text, item.firstWording ?? '']
    case 'correction':
      return 'before' in item.change ? [item.change.before ?? '', item.change.after] : []
    default:
      return []
  }
}

function quotes(item: SnapshotItem, sentences: readonly string[]): boolean {
  const letters = foldLetters(JSON.stringify(item))
  return sentences.some((sentence) => letters.includes(foldLetters(sentence)))
}

/** A group so small that its people could be told, also one that is the rest of what is counted (ARCHIVE §2.4). */
function hasSmallGroup({ attendance = [] }: SessionItem): boolean {
  const isSmall = (count: number) => count > 0 && count < publishedGroupMin
  return attendance.some(({ present, sex, ageBand, area, structure }) => {
    const countings = [Object.values(sex), Object.values(ageBand), area.map(countOf), structure.map(countOf)]
    return countings.some((counts) => {
      const rest = present - counts.reduce((sum, count) => sum + count, 0)
      return counts.some(isSmall) || (counts.length > 0 && isSmall(rest))
    })
  })
}

function countOf({ count }: { readonly count: number }): number {
  return count
}
