import type { CorrectionField } from './correction-field.ts'
import type { SnapshotContent } from './snapshot.ts'
import type {
  AnswerItem,
  ContributionItem,
  CorrectionItem,
  QuestionItem,
  RecommendationItem,
  SessionItem,
} from './snapshot-item.ts'

/** What a correction changed in an item, with its words. */
export type ItemChange = Extract<CorrectionItem['change'], { is: 'changed' | 'supplemented' }>
export type AskedItem = QuestionItem | ContributionItem
/** What the room may read. */
export type PublishedItem = Extract<AskedItem, { wording: string | null }>

/** One field of an item as it stands, as people type it. */
export interface CorrectableValue {
  readonly field: CorrectionField
  readonly value: string
  /** Nothing stood there when the session ended: filling it adds to the minutes and corrects nothing. */
  readonly supplements: boolean
}

/**
 * The fields of one item that may be put right, in the order they are read. Empty for what has no words to correct: not
 * kept, withdrawn, protected, hidden, unknown. `target`: the item's id; an answer is a field of its question.
 */
export function correctableValues(items: SnapshotContent, target: string): readonly CorrectableValue[] {
  if (target === notesIdOf(items)) {
    const notes = items.find((item) => item.kind === 'notes')
    return [{ field: 'notes', value: notes?.text ?? '', supplements: notes === undefined }]
  }
  const item = items.find((each) => each.id === target)
  if (item === undefined) return []
  if (item.kind === 'session') return sheetValues(item)
  if (item.kind === 'recommendation') return recommendationValues(item)
  return isPublished(item) ? askedValues(items, item) : []
}

/** Id of the rapporteur's notes, whether there are any or not; null without a session's sheet. */
export function notesIdOf(items: SnapshotContent): string | null {
  const sheet = items.find((item) => item.kind === 'session')
  return sheet === undefined ? null : `${sheet.id}-NOTES`
}

export function answerTo(items: SnapshotContent, target: string): AnswerItem | undefined {
  return items.find((item): item is AnswerItem => item.kind === 'answer' && item.to === target)
}

export function isPublished(item: SnapshotContent[number]): item is PublishedItem {
  return 'wording' in item
}

/** A question that is hidden takes those that were joined to it along: nobody may read in them what it said. */
export function hiddenWith(items: SnapshotContent, targets: readonly string[]): ReadonlySet<string> {
  const hidden = new Set(targets)
  let before: number
  do {
    before = hidden.size
    for (const item of items) if ('mergedInto' in item && hidden.has(item.mergedInto)) hidden.add(item.id)
  } while (hidden.size > before)
  return hidden
}

function sheetValues(sheet: SessionItem): readonly CorrectableValue[] {
  return [
    stands('title', sheet.title),
    stands('venue', sheet.venue),
    stands('agenda', sheet.agenda.join('\n')),
    stands('chair', sheet.chair),
    stands('rapporteur', sheet.rapporteur),
    stands('expertName', sheet.expert?.name ?? ''),
    stands('expertTitle', sheet.expert?.title ?? ''),
    stands('present', sheet.present === null ? '' : String(sheet.present)),
    stands('projectLine', sheet.projectLine),
    stands('funders', sheet.funders.join('\n')),
    stands('organisers', sheet.organisers.join('\n')),
    stands('partners', sheet.partners.join('\n')),
  ]
}

function askedValues(items: SnapshotContent, item: PublishedItem): readonly CorrectableValue[] {
  const answer = answerTo(items, item.id)
  const open = item.state === 'unanswered' || item.state === 'later'
  return [
    stands('wording', item.wording ?? item.original ?? ''),
    stands('asker', item.asker?.label ?? ''),
    ...(answer?.mode === 'written' ? [stands('answer', answer.text)] : []),
    ...(answer === undefined && open ? [{ field: 'answer', value: '', supplements: true } as const] : []),
    ...(answer?.mode === 'aloud'
      ? [{ field: 'summary', value: answer.summary?.text ?? '', supplements: answer.summary === null } as const]
      : []),
    ...(answer === undefined && item.state === 'answered-aloud'
      ? [{ field: 'summary', value: '', supplements: true } as const]
      : []),
  ]
}

function recommendationValues(item: RecommendationItem): readonly CorrectableValue[] {
  return [
    stands('text', item.text),
    stands('addressee', item.addressee.join('\n')),
    stands('level', item.level),
    stands('deadline', item.deadline ?? ''),
    stands('indicator', item.indicator ?? ''),
    stands('outcome', item.outcome),
    stands('by', item.by ?? ''),
    stands('reason', item.reason ?? ''),
  ]
}

const stands = (field: CorrectionField, value: string): CorrectableValue => ({ field, value, supplements: false })
