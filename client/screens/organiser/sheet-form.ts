import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Draft, SheetField } from './sheet-field.ts'

/** What the fields of a sheet need, whether it is being made or is there already. */
export interface SheetForm {
  readonly draft: (field: SheetField) => Draft
  readonly error: (field: SheetField) => Refusal | null
  readonly change: (field: SheetField, draft: Draft) => void
  /** The field was left. */
  readonly leave: (field: SheetField) => void
  /** Where focus goes when a field is refused. */
  readonly attach: (name: string, element: HTMLElement | null) => void
  /** `waiting`: the server does not answer; what was typed goes to it when it does. */
  readonly status: 'saved' | 'saving' | 'unsaved' | 'waiting' | 'refused'
  readonly errorCount: number
}
