import { correctableValues, hiddenWith, isPublished } from '../../shared/domain/correction.ts'
import { type CorrectionField, correctionRules } from '../../shared/domain/correction-field.ts'
import { limits } from '../../shared/domain/limits.ts'
import { type Refusal, refusal } from '../../shared/domain/refusal.ts'
import type { SnapshotContent } from '../../shared/domain/snapshot.ts'
import { balanceOf } from '../../shared/domain/snapshot-balance.ts'
import { type CorrectionItem, itemId, type SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import type { CorrectionChange, CorrectionFault, CorrectionRefusal } from '../../shared/protocol/correction.ts'
import { cleanLine } from '../session/clean-words.ts'
import { cleanValue } from './clean-value.ts'
import { hideItems } from './hide-items.ts'
import { type WrittenValue, writeValue } from './write-value.ts'

/** What is the same for every change of one correction. */
export type CorrectionMark = Pick<CorrectionItem, 'seq' | 'date' | 'by' | 'act' | 'earlierSeal'>

export type CorrectionDecision =
  | { readonly is: 'content'; readonly content: SnapshotContent; readonly reason: 'correction' | 'supplement' }
  | {
      readonly is: 'refused'
      readonly why: Extract<CorrectionRefusal, 'faults' | 'nothing-changed' | 'archive-damaged'>
      readonly faults: readonly CorrectionFault[]
    }

type Edit = Extract<CorrectionChange, { is: 'change' }>
type Recorded = CorrectionItem['change']

/**
 * The content of the next snapshot: the items of the last one with the changes in them, an account of each change, and
 * the balance counted anew. All or nothing: one fault and nothing is changed, and every fault is told.
 */
export function decideCorrection(
  items: SnapshotContent,
  changes: readonly CorrectionChange[],
  mark: CorrectionMark,
): CorrectionDecision {
  const code = items.find((item) => item.kind === 'session')?.id
  if (code === undefined) return { is: 'refused', why: 'archive-damaged', faults: [] }
  const hides = changes.flatMap((change) => (change.is === 'hide' ? [change.target] : []))
  const hidden = hiddenWith(items, hides)
  const edits = changes.flatMap((change) => (change.is === 'change' ? [change] : []))
  const read = edits.map((edit, at) => readEdit(items, edit, edits.slice(0, at), hidden))
  const written = read.flatMap((each) => (each.is === 'edit' ? [each] : []))
  const edited = written.reduce<SnapshotContent>(writeValue, items)
  const faults = [
    ...hides.flatMap((target) => hideFault(items, target)),
    ...read.flatMap((each) => (each.is === 'faults' ? each.faults : [])),
    ...edited
      .filter((item) => written.some((edit) => edit.target === item.id && ofOutcome.has(edit.field)))
      .flatMap(itemFaults),
  ]
  if (faults.length > 0) return { is: 'refused', why: 'faults', faults }
  if (written.length === 0 && hidden.size === 0) return { is: 'refused', why: 'nothing-changed', faults: [] }

  const recorded: Recorded[] = [
    ...written.map(({ change }) => change),
    ...items.flatMap((item): Recorded[] =>
      hidden.has(item.id) && isPublished(item) ? [{ is: 'hidden', of: item.kind }] : [],
    ),
  ]
  const remaining = hideItems(edited, hidden, code).map((item) => covered(item, hidden, written))
  const account = remaining.filter((item) => item.kind === 'correction').length
  const content = [
    ...remaining.filter((item) => item.kind !== 'balance'),
    ...recorded.map(
      (change, at): SnapshotItem => ({
        kind: 'correction',
        id: itemId(code, 'K', account + at + 1),
        ...mark,
        change,
      }),
    ),
  ]
  // What no item holds is carried over: nobody corrects how often people spoke.
  const spoken = items.find((item) => item.kind === 'balance')?.speaking
  const supplements = recorded.every((change) => change.is === 'supplemented')
  return {
    is: 'content',
    content: [...content, balanceOf(code, content, spoken)],
    reason: supplements ? 'supplement' : 'correction',
  }
}

type ReadEdit =
  | (WrittenValue & { readonly is: 'edit'; readonly change: Recorded })
  | { readonly is: 'unchanged' }
  | { readonly is: 'faults'; readonly faults: readonly CorrectionFault[] }

function readEdit(items: SnapshotContent, edit: Edit, earlier: readonly Edit[], hidden: ReadonlySet<string>): ReadEdit {
  const { target, field } = edit
  const fault = (part: CorrectionFault['part'], why: Refusal): CorrectionFault => ({
    target,
    field,
    part,
    refusal: why,
  })
  const current = correctableValues(items, target).find((each) => each.field === field)
  if (current === undefined) return { is: 'faults', faults: [fault('value', refusal('unknown-card'))] }
  if (hidden.has(target) || earlier.some((other) => other.target === target && other.field === field)) {
    return { is: 'faults', faults: [fault('value', refusal('wrong-state'))] }
  }
  const value = cleanValue(field, edit.value)
  if (value.is === 'clean' && value.value === current.value) return { is: 'unchanged' }
  const why = cleanLine(edit.why, limits.reasonCharactersMax)
  const missing = why.is === 'refused' ? why.refusal : why.text === null ? refusal('empty') : null
  const faults = [
    ...(value.is === 'refused' ? [fault('value', value.refusal)] : []),
    ...(edit.protects && !correctionRules[field].protectable ? [fault('value', refusal('not-allowed'))] : []),
    ...(missing === null ? [] : [fault('why', missing)]),
  ]
  if (faults.length > 0 || value.is === 'refused' || why.is === 'refused') return { is: 'faults', faults }
  const protects = edit.protects && current.value !== ''
  return {
    is: 'edit',
    target,
    field,
    value: value.value,
    protects,
    change: {
      is: current.supplements ? 'supplemented' : 'changed',
      target,
      field,
      before: protects ? null : current.value,
      after: value.value,
      protects,
      why: why.text ?? '',
    },
  }
}

/** Only what the room could read can be hidden; the rest has no words. */
function hideFault(items: SnapshotContent, target: string): readonly CorrectionFault[] {
  const item = items.find((each) => each.id === target)
  if (item !== undefined && isPublished(item)) return []
  return [{ target, field: null, part: 'value', refusal: refusal('unknown-card') }]
}

const ofOutcome: ReadonlySet<CorrectionField> = new Set(['outcome', 'by', 'reason'])

/** What several fields of one item owe each other. */
function itemFaults(item: SnapshotItem): readonly CorrectionFault[] {
  if (item.kind !== 'recommendation') return []
  const { id: target, outcome, reason, by } = item
  const adopted = outcome === 'adopted' || outcome === 'adopted-amended'
  const fault = (field: 'reason' | 'by', code: Refusal['code']): CorrectionFault => ({
    target,
    field,
    part: 'value',
    refusal: refusal(code),
  })
  return [
    ...(outcome === 'withdrawn' && reason === null ? [fault('reason', 'empty')] : []),
    ...(adopted && by === null ? [fault('by', 'empty')] : []),
    ...(!adopted && by !== null ? [fault('by', 'wrong-state')] : []),
  ]
}

/** An earlier account that holds the words which are protected now keeps its place, not its words. */
function covered(item: SnapshotItem, hidden: ReadonlySet<string>, written: readonly WrittenValue[]): SnapshotItem {
  if (item.kind !== 'correction' || !('target' in item.change)) return item
  const { target, field } = item.change
  const told = written.some((edit) => edit.protects && edit.target === target && edit.field === field)
  return hidden.has(target) || told ? { ...item, change: { is: 'covered' } } : item
}
