import type { Level } from '../../shared/domain/card.ts'
import { answerTo, notesIdOf } from '../../shared/domain/correction.ts'
import type { CorrectionField } from '../../shared/domain/correction-field.ts'
import type { SnapshotContent } from '../../shared/domain/snapshot.ts'
import {
  type AnswerItem,
  itemId,
  type RecommendationItem,
  type SessionItem,
  type SnapshotItem,
} from '../../shared/domain/snapshot-item.ts'

/** A cleaned value for a field that may be corrected. */
export interface WrittenValue {
  readonly target: string
  readonly field: CorrectionField
  readonly value: string
  readonly protects: boolean
}

/** The items with this value in its place; a new answer stands right behind its question. */
export function writeValue(items: SnapshotContent, written: WrittenValue): SnapshotContent {
  const { target, field, value } = written
  if (field === 'notes') return writeNotes(items, value)
  if (field === 'answer' || field === 'summary') return writeAnswer(items, written)
  return items.map((item) => (item.id === target ? itemWith(item, written) : item))
}

function itemWith(item: SnapshotItem, { field, value, protects }: WrittenValue): SnapshotItem {
  if (item.kind === 'session') return sheetWith(item, field, value)
  if (item.kind === 'recommendation') return recommendationWith(item, field, value, protects)
  if (!('wording' in item)) return item
  if (field === 'asker') return { ...item, asker: value === '' ? null : { label: value, title: null } }
  // As with a rewording that protects: how it was asked goes too.
  return { ...item, wording: value, original: protects ? null : item.original }
}

function sheetWith(sheet: SessionItem, field: CorrectionField, value: string): SessionItem {
  const lines = () => (value === '' ? [] : value.split('\n'))
  switch (field) {
    case 'title':
    case 'venue':
    case 'projectLine':
    case 'chair':
    case 'rapporteur':
      return { ...sheet, [field]: value }
    case 'funders':
    case 'organisers':
    case 'partners':
    case 'agenda':
      return { ...sheet, [field]: lines() }
    case 'present':
      return { ...sheet, present: value === '' ? null : Number(value) }
    case 'expertName':
      return { ...sheet, expert: expertOf(value, sheet.expert?.title ?? '') }
    case 'expertTitle':
      return { ...sheet, expert: expertOf(sheet.expert?.name ?? '', value) }
    default:
      return sheet
  }
}

function expertOf(name: string, title: string): SessionItem['expert'] {
  return name === '' && title === '' ? null : { name, title }
}

function recommendationWith(
  item: RecommendationItem,
  field: CorrectionField,
  value: string,
  protects: boolean,
): RecommendationItem {
  const orNull = value === '' ? null : value
  switch (field) {
    case 'text':
      return { ...item, text: value, firstWording: protects ? null : item.firstWording }
    case 'addressee':
      return { ...item, addressee: value === '' ? [] : value.split('\n') }
    case 'level':
      return { ...item, level: value as Level }
    case 'outcome':
      return { ...item, outcome: value as RecommendationItem['outcome'], by: isAdopted(value) ? item.by : null }
    case 'by':
      return { ...item, by: orNull as RecommendationItem['by'] }
    case 'deadline':
    case 'indicator':
    case 'reason':
      return { ...item, [field]: orNull }
    default:
      return item
  }
}

/** How it was adopted is told of what was adopted, and of nothing else. */
function isAdopted(outcome: string): boolean {
  return outcome === 'adopted' || outcome === 'adopted-amended'
}

function writeNotes(items: SnapshotContent, text: string): SnapshotContent {
  const id = notesIdOf(items)
  if (id === null) return items
  if (items.some((item) => item.id === id)) {
    return items.map((item) => (item.kind === 'notes' ? { ...item, text } : item))
  }
  return [...items, { kind: 'notes', id, text }]
}

function writeAnswer(items: SnapshotContent, { target, field, value }: WrittenValue): SnapshotContent {
  const before = answerTo(items, target)
  const question = items.find((item) => item.id === target)
  const sheet = items.find((item) => item.kind === 'session')
  if (question === undefined || !('wording' in question) || sheet === undefined) return items
  const id = before?.id ?? itemId(sheet.id, 'A', question.number)
  const base: AnswerItem = before ?? { kind: 'answer', id, to: target, mode: 'written', text: '', summary: null }
  const after: AnswerItem =
    field === 'answer'
      ? { ...base, text: value }
      : // What the expert read again was another text.
        { ...base, mode: 'aloud', summary: { text: value, reread: false } }
  if (before !== undefined) return items.map((item) => (item.id === id ? after : item))
  return items.flatMap((item): SnapshotItem[] => {
    if (item.id !== target || !('wording' in item)) return [item]
    const answered = field === 'answer' && item.kind === 'question' && item.state !== 'merged'
    return [answered ? { ...item, state: 'answered-written' } : item, after]
  })
}
