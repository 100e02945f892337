import { type CorrectableValue, correctableValues, isPublished, notesIdOf } from '../../../shared/domain/correction.ts'
import type { SnapshotContent } from '../../../shared/domain/snapshot.ts'
import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import type { WordId } from '../../../shared/words/words.ts'

/** One item of the minutes, as it is read and put right. */
export interface CorrectionEntry {
  readonly target: string
  readonly label: { readonly word: WordId; readonly n: number }
  /** Empty for what has no words. */
  readonly values: readonly CorrectableValue[]
  /** Why there are no words to correct; null where there are some. */
  readonly withheld: WordId | null
  /** It can be protected after the fact. */
  readonly hideable: boolean
  /** Waits for an answer. */
  readonly open: boolean
}
export interface CorrectionGroup {
  readonly title: WordId
  readonly entries: readonly CorrectionEntry[]
}

/** In the order of the minutes. Groups without entries are left out. */
export function correctionGroups(items: SnapshotContent): readonly CorrectionGroup[] {
  const of = (kind: SnapshotItem['kind']) => items.filter((item) => item.kind === kind)
  const byNumber = (kind: SnapshotItem['kind']) =>
    [...of(kind)].sort((a, b) => numberOf(a) - numberOf(b)).map((item) => entryOf(items, item))
  const notes = notesIdOf(items)
  const groups: readonly CorrectionGroup[] = [
    { title: 'pv.heading', entries: of('session').map((item) => entryOf(items, item)) },
    { title: 'pv.notes', entries: notes === null ? [] : [notesEntry(items, notes)] },
    { title: 'pv.questions', entries: byNumber('question') },
    { title: 'pv.contributions', entries: byNumber('contribution') },
    { title: 'pv.recommendations', entries: byNumber('recommendation') },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

function entryOf(items: SnapshotContent, item: SnapshotItem): CorrectionEntry {
  const values = correctableValues(items, item.id)
  return {
    target: item.id,
    label: { word: labelOf(item), n: 'number' in item ? item.number : 0 },
    values,
    withheld: withheldOf(item),
    hideable: isPublished(item),
    open: values.some(({ field, supplements }) => field === 'answer' && supplements),
  }
}

function notesEntry(items: SnapshotContent, target: string): CorrectionEntry {
  const values = correctableValues(items, target)
  return { target, label: { word: 'pv.notes', n: 0 }, values, withheld: null, hideable: false, open: false }
}

/** What is protected has no number: it is the last of its kind in the list. */
function numberOf(item: SnapshotItem): number {
  return 'number' in item ? item.number : Number.POSITIVE_INFINITY
}

function labelOf(item: SnapshotItem): WordId {
  switch (item.kind) {
    case 'question':
      return 'number' in item ? 'pv.question-n' : 'fix.question'
    case 'contribution':
      return 'number' in item ? 'pv.contribution-n' : 'fix.contribution'
    case 'recommendation':
      return 'pv.recommendation-n'
    default:
      return 'pv.heading'
  }
}

function withheldOf(item: SnapshotItem): WordId | null {
  if (!('state' in item)) return null
  if (item.state === 'not-kept') return `pv.reason.${item.reason}`
  if (item.state === 'withdrawn') return 'pv.withdrawn-by-asker'
  return item.state === 'protected' ? 'fix.isProtected' : null
}
