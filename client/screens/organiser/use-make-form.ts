import { useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { CatalogueAnswer } from '../../../shared/protocol/catalogue-command.ts'
import { draftOf, isSameDraft, readDraft, type SheetField, type SheetSection } from './sheet-field.ts'
import type { SheetForm } from './sheet-form.ts'
import { useDrafts } from './use-drafts.ts'
import { useWarning } from './use-warning.ts'

export interface MakeForm extends SheetForm {
  /** What is refused, in the order of the form. */
  readonly refused: readonly { readonly field: SheetField; readonly refusal: Refusal }[]
  /** How often it was tried in vain: each time the summary of what is refused takes the focus. */
  readonly vain: number
  readonly goTo: (field: SheetField) => void
  /** Reads every field and sends all of them. */
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
  const [vain, setVain] = useState(0)
  const refused = fields.flatMap((field) => {
    const refusal = drafts.error(field.name)
    return refusal === null ? [] : [{ field, refusal }]
  })
  const errorCount = refused.length
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
    refused,
    vain,
    goTo: (field) => drafts.focus(field.name),
    async make() {
      if (sending) return null
      const values: Record<string, unknown> = {}
      let whole = true
      for (const field of fields) {
        const read = readDraft(field, draft(field))
        drafts.refuse(field.name, read.is === 'refused' ? read.refusal : null)
        if (read.is === 'value') values[field.name] = read.value
        else whole = false
      }
      if (!whole) {
        setVain((times) => times + 1)
        return null
      }
      setSending(true)
      const answer = await send(values)
      setSending(false)
      if (answer.is === 'refused' && answer.field !== null) {
        drafts.refuse(answer.field, answer.refusal)
        if (fields.some((field) => field.name === answer.field)) setVain((times) => times + 1)
        else drafts.focus(answer.field)
      }
      return answer
    },
  }
}
