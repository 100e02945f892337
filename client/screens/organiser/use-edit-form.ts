import { useEffect, useRef, useState } from 'react'
import type { CatalogueAnswer } from '../../../shared/protocol/catalogue-command.ts'
import { useOrganiser, useOrganiserConnection } from '../../state/use-catalogue.ts'
import { type Draft, draftOf, isSameDraft, readDraft, type SheetField, type SheetSection } from './sheet-field.ts'
import type { SheetForm } from './sheet-form.ts'
import { useDrafts } from './use-drafts.ts'
import { useWarning } from './use-warning.ts'

type Values = Readonly<Record<string, unknown>>

/** A field that one stops typing in is saved after this time, without leaving it. */
const pauseMs = 1_200

/** A sheet that is there: each field is saved alone, when it is left or after a pause; what is refused stays as typed. */
export function useEditForm(
  sections: readonly SheetSection[],
  given: Values,
  save: (patch: Values) => Promise<CatalogueAnswer>,
): SheetForm {
  const organiser = useOrganiser()
  const connection = useOrganiserConnection()
  const drafts = useDrafts()
  const [sending, setSending] = useState(0)
  const pauses = useRef(new Map<string, () => void>())
  /** What each field's last sent draft was: the same one is not sent twice. */
  const sent = useRef(new Map<string, Draft>())
  /** What is on disk as it was typed; the server may have made it tidier. */
  const [kept, setKept] = useState<Readonly<Record<string, Draft>>>({})

  const isDirty = (field: SheetField) => {
    const draft = drafts.of(field.name)
    const last = kept[field.name]
    if (draft === undefined || (last !== undefined && isSameDraft(draft, last))) return false
    return !isSameDraft(draft, draftOf(field, given[field.name]))
  }
  const fields = sections.flatMap((section) => section.fields)
  const dirty = fields.filter(isDirty)

  const keep = (field: SheetField, draft: Draft) => {
    pauses.current.get(field.name)?.()
    const read = readDraft(field, draft)
    if (read.is === 'refused') return drafts.refuse(field.name, read.refusal)
    sent.current.set(field.name, draft)
    setSending((count) => count + 1)
    void save({ [field.name]: read.value }).then((answer) => {
      setSending((count) => count - 1)
      if (answer.is === 'done') {
        // Left meanwhile: what the server made of the words is shown. Else the words stay as they are being typed.
        if (drafts.isFocused(field.name)) setKept((before) => ({ ...before, [field.name]: draft }))
        else drafts.drop(field.name, draft)
        return drafts.refuse(field.name, null)
      }
      sent.current.delete(field.name)
      // Nothing is wrong with the words: they are sent again when the server is back.
      if (answer.refusal.code !== 'unavailable') drafts.refuse(field.name, answer.refusal)
    })
  }
  const keepIfChanged = (field: SheetField, draft: Draft | undefined) => {
    if (draft === undefined || !isDirty(field)) return
    const last = sent.current.get(field.name)
    if (last === undefined || !isSameDraft(last, draft)) keep(field, draft)
  }
  // Timers must see the newest closures, not those of the drawing that set them.
  const latest = useRef({ keepIfChanged, dirty, drafts })
  useEffect(() => {
    latest.current = { keepIfChanged, dirty, drafts }
  })

  useEffect(() => {
    if (connection !== 'online') return
    const { dirty: waiting, keepIfChanged: again, drafts: now } = latest.current
    for (const field of waiting) again(field, now.of(field.name))
  }, [connection])
  useWarning(dirty.length > 0)

  const errorCount = fields.filter((field) => drafts.error(field.name) !== null).length
  return {
    draft: (field) => drafts.of(field.name) ?? draftOf(field, given[field.name]),
    error: (field) => drafts.error(field.name),
    change(field, draft) {
      drafts.set(field.name, draft)
      pauses.current.get(field.name)?.()
      pauses.current.set(
        field.name,
        organiser.after(pauseMs, () => latest.current.keepIfChanged(field, latest.current.drafts.of(field.name))),
      )
    },
    leave(field) {
      // Left as the server has it: what it made of the words (spaces, capitals) is shown from here on.
      if (isDirty(field)) keepIfChanged(field, drafts.of(field.name))
      else if (drafts.error(field.name) === null) drafts.drop(field.name, null)
    },
    attach: drafts.attach,
    status:
      errorCount > 0
        ? 'refused'
        : dirty.length > 0 && connection !== 'online'
          ? 'waiting'
          : sending > 0
            ? 'saving'
            : dirty.length > 0
              ? 'unsaved'
              : 'saved',
    errorCount,
  }
}
