import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { CatalogueAnswer } from '../../../shared/protocol/catalogue-command.ts'
import { useOrganiser, useOrganiserConnection } from '../../state/use-catalogue.ts'
import { type Draft, draftOf, isSameDraft, readDraft, type SheetField, type SheetSection } from './sheet-field.ts'

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

export interface MakeForm extends SheetForm {
  /** Reads every field, sends all of them, and puts the focus on the first one refused. */
  readonly make: () => Promise<CatalogueAnswer | null>
}

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

/** What is typed and what was refused, by field. */
function useDrafts() {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [errors, setErrors] = useState<Readonly<Record<string, Refusal | null>>>({})
  const elements = useRef(new Map<string, HTMLElement>())
  const attach = useCallback((name: string, element: HTMLElement | null) => {
    if (element === null) elements.current.delete(name)
    else elements.current.set(name, element)
  }, [])
  return {
    of: (name: string) => drafts[name],
    error: (name: string) => errors[name] ?? null,
    set: (name: string, draft: Draft) => {
      setDrafts((before) => ({ ...before, [name]: draft }))
      setErrors((before) => ({ ...before, [name]: null }))
    },
    /** `only`: unless something else was typed since. */
    drop: (name: string, only: Draft | null) =>
      setDrafts((before) => {
        const { [name]: gone, ...others } = before
        return only !== null && gone !== undefined && !isSameDraft(gone, only) ? before : others
      }),
    isFocused: (name: string) => {
      const group = elements.current.get(name)?.closest('.field')
      return group?.contains(document.activeElement) ?? false
    },
    refuse: (name: string, refusal: Refusal | null) => setErrors((before) => ({ ...before, [name]: refusal })),
    attach,
    focus: (name: string) => elements.current.get(name)?.focus(),
  }
}

/** The browser asks before a page with unsaved words is left. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [on])
}
