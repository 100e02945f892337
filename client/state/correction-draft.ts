import { correctableValues, hiddenWith } from '../../shared/domain/correction.ts'
import type { CorrectionField } from '../../shared/domain/correction-field.ts'
import type { CommandId } from '../../shared/domain/ids.ts'
import type { SnapshotContent } from '../../shared/domain/snapshot.ts'
import type { CorrectionChange } from '../../shared/protocol/correction.ts'

/** What one person is changing in a sealed session, before it is sealed anew. */
export interface CorrectionDraft {
  readonly edits: readonly DraftEdit[]
  /** One reason an item, for all that changes in it. */
  readonly whys: Readonly<Record<string, string>>
  /** Questions and contributions to be protected. */
  readonly hidden: readonly string[]
  /** The id under which it was sent; whatever is typed afterwards is another correction. */
  readonly act: CommandId | null
}
export interface DraftEdit {
  readonly target: string
  readonly field: CorrectionField
  /** What stood there when it was typed. */
  readonly before: string
  readonly value: string
  readonly protects: boolean
}

export const emptyDraft: CorrectionDraft = { edits: [], whys: {}, hidden: [], act: null }

/** Typed back to what stands there: no change is left. */
export function withValue(draft: CorrectionDraft, at: Omit<DraftEdit, 'protects'>): CorrectionDraft {
  const there = editAt(draft, at.target, at.field)
  const others = draft.edits.filter((edit) => edit !== there)
  const edits = at.value === at.before ? others : [...others, { ...at, protects: there?.protects ?? false }]
  return { ...draft, edits, act: null }
}

export function withProtects(
  draft: CorrectionDraft,
  target: string,
  field: CorrectionField,
  protects: boolean,
): CorrectionDraft {
  const edits = draft.edits.map((edit) =>
    edit.target === target && edit.field === field ? { ...edit, protects } : edit,
  )
  return { ...draft, edits, act: null }
}

export function withWhy(draft: CorrectionDraft, target: string, why: string): CorrectionDraft {
  return { ...draft, whys: { ...draft.whys, [target]: why }, act: null }
}

export function withHidden(draft: CorrectionDraft, target: string, hidden: boolean): CorrectionDraft {
  const others = draft.hidden.filter((each) => each !== target)
  return { ...draft, hidden: hidden ? [...others, target] : others, act: null }
}

/** As they were before it was touched. */
export function withoutItem(draft: CorrectionDraft, target: string): CorrectionDraft {
  const { [target]: gone, ...whys } = draft.whys
  return { ...withHidden(draft, target, false), edits: draft.edits.filter((edit) => edit.target !== target), whys }
}

export function editAt(draft: CorrectionDraft, target: string, field: CorrectionField): DraftEdit | undefined {
  return draft.edits.find((edit) => edit.target === target && edit.field === field)
}

/** How the draft stands beside the newest words. */
export interface HeldDraft {
  /** What would be sealed, in reading order of the items. */
  readonly changes: readonly CorrectionChange[]
  /** Somebody else changed these words since they were typed over. */
  readonly overtaken: readonly DraftEdit[]
  /** Their place is gone: protected by somebody else. The typed words are shown, and not sealed. */
  readonly lost: readonly DraftEdit[]
}

export function holdAgainst(draft: CorrectionDraft, items: SnapshotContent): HeldDraft {
  const hidden = draft.hidden.filter((target) => correctableValues(items, target).length > 0)
  const gone = hiddenWith(items, hidden)
  const held = draft.edits
    .filter((edit) => !gone.has(edit.target))
    .map((edit) => ({
      edit,
      now: correctableValues(items, edit.target).find(({ field }) => field === edit.field)?.value ?? null,
    }))
  const standing = held.filter(({ edit, now }) => now !== null && now !== edit.value)
  const place = (target: string) => {
    const at = items.findIndex((item) => item.id === target)
    return at < 0 ? items.length : at
  }
  const changes: CorrectionChange[] = [
    ...hidden.map((target): CorrectionChange => ({ is: 'hide', target })),
    ...standing.map(
      ({ edit: { target, field, value, protects } }): CorrectionChange => ({
        is: 'change',
        target,
        field,
        value,
        protects,
        why: draft.whys[target] ?? '',
      }),
    ),
  ]
  return {
    changes: changes.sort((a, b) => place(a.target) - place(b.target)),
    overtaken: standing.flatMap(({ edit, now }) => (now === edit.before ? [] : [edit])),
    lost: held.flatMap(({ edit, now }) => (now === null ? [edit] : [])),
  }
}
