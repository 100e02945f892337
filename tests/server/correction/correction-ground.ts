import { type CorrectionMark, decideCorrection } from '../../../server/correction/decide-correction.ts'
import type { CorrectionField } from '../../../shared/domain/correction-field.ts'
import type { SnapshotContent } from '../../../shared/domain/snapshot.ts'
import { balanceOf } from '../../../shared/domain/snapshot-balance.ts'
import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import type { CorrectionChange } from '../../../shared/protocol/correction.ts'
import { bamakoContent } from '../../world/bamako.ts'

/** Bamako with what a plenary leaves open: a question for later, one joined to another, one withdrawn, one protected. */
export function openBamako(): SnapshotContent {
  const published = { original: null, asker: null, channel: 'phone', theme: null, supports: 0 } as const
  const more: SnapshotItem[] = [
    {
      kind: 'question',
      id: 'BKO-S1-Q21',
      number: 21,
      state: 'later',
      wording: 'Qui contrôle le budget ?',
      ...published,
      asker: { label: 'Une enseignante', title: null },
    },
    {
      kind: 'question',
      id: 'BKO-S1-Q22',
      number: 22,
      state: 'merged',
      mergedInto: 'BKO-S1-Q21',
      wording: 'Le budget, qui le lit ?',
      ...published,
    },
    { kind: 'question', id: 'BKO-S1-Q23', number: 23, state: 'withdrawn' },
    { kind: 'question', id: 'BKO-S1-P01', state: 'protected' },
  ]
  const items = [...bamakoContent().slice(0, -1), ...more]
  return [...items, balanceOf('BKO-S1', items)]
}

export const mark = (over: Partial<CorrectionMark> = {}): CorrectionMark => ({
  seq: 2,
  date: '2021-02-26',
  by: 'organiser',
  act: 'ab'.repeat(32),
  earlierSeal: 'ABCD EFGH IJKL MNOP',
  ...over,
})

export function change(
  target: string,
  field: CorrectionField,
  value: string,
  over: { readonly why?: string; readonly protects?: boolean } = {},
): CorrectionChange {
  return { is: 'change', target, field, value, protects: false, why: 'Relu avec le secrétariat', ...over }
}

export const hide = (target: string): CorrectionChange => ({ is: 'hide', target })

/** The content after these changes; fails with the faults when they are refused. */
export function corrected(
  items: SnapshotContent,
  changes: readonly CorrectionChange[],
  over: Partial<CorrectionMark> = {},
) {
  const decision = decideCorrection(items, changes, mark(over))
  if (decision.is === 'refused') throw new Error(JSON.stringify(decision))
  return decision
}

export function named(items: SnapshotContent, id: string): SnapshotItem {
  const item = items.find((each) => each.id === id)
  if (item === undefined) throw new Error(`no item ${id}`)
  return item
}
