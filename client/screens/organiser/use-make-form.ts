import { useState } from 'react'
import type { CatalogueAnswer } from '../../../shared/protocol/catalogue-command.ts'
import { draftOf, isSameDraft, readDraft, type SheetField, type SheetSection } from './sheet-field.ts'
import type { SheetForm } from './sheet-form.ts'
import { useDrafts } from './use-drafts.ts'
import { useWarning } from './use-warning.ts'

export interface MakeForm extends SheetForm {
  /** Reads every field, sends all of them, and puts the focus on the first one refused. */
  readonly make: () => Promise<CatalogueAnswer | null>
}

type Values = Readonly<Record<string, unknown>>

/** A sheet that is not there yet: kept on the page until « Créer ». */
export function useMakeForm(
  sections: readonly SheetSection[],
  initial: Values,
  send: (values: Values) => Promise<CatalogueAnswer>,
): MakeForm {
  const drafts = useDrafts()
  const [sending, setSending] = useState(false)
  const fields = sections.flatMap((section) => section.fields)
  const draft = (field: SheetField) => drafts.of(field.name) ?? draftOf(field, initial[field.name])
  const errorCount = fields.filter((field) => drafts.error(field.name) !== null).length
  const isTouched = fields.some((field) => !isSameDraft(draft(field), draftOf(field, initial[field.name])))
  useWarning(isTouched)

  return {
    draft,
    error: (field) => drafts.error(field.name),
    change: (field, next) => drafts.set(field.name, next),
    leave: () => undefined,
    attach: drafts.attach,
    status: errorCount > 0 ? 'refused' : sending ? 'saving' : 'unsaved',
    errorCount,
    async make() {
      if (sending) return null
      const values: Record<string, unknown> = {}
      let first: string | null = null
      for (const field of fields) {
        const read = readDraft(field, draft(field))
        drafts.refuse(field.name, read.is === 'refused' ? read.refusal : null)
        if (read.is === 'value') values[field.name] = read.value
        else first ??= field.name
      }
      if (first !== null) {
        drafts.focus(first)
        return null
      }
      setSending(true)
      const answer = await send(values)
      setSending(false)
      if (answer.is === 'refused' && answer.field !== null) {
        drafts.refuse(answer.field, answer.refusal)
        drafts.focus(answer.field)
      }
      return answer
    },
  }
}
