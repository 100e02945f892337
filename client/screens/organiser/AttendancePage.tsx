import { type FormEvent, useState } from 'react'
import type { DayPart, HalfDay, Headcount } from '../../../shared/domain/attendance.ts'
import type { ForumRow } from '../../../shared/domain/catalogue.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { Button } from '../../parts/Button.tsx'
import { ConfirmSheet } from '../../parts/ConfirmSheet.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { AttendanceFields } from './AttendanceFields.tsx'
import { AttendanceFile } from './AttendanceFile.tsx'
import {
  type AttendanceDraft,
  draftOfHeadcount,
  keyOf,
  type ReadAttendance,
  readAttendance,
} from './attendance-draft.ts'
import { fieldRefusal } from './field-refusal.ts'
import { HalfDayFields } from './HalfDayFields.tsx'
import { PageHead } from './PageHead.tsx'
import { placeToHash } from './place.ts'
import { dayInWords } from './print-words.ts'
import { useWarning } from './use-warning.ts'
import './organiser-attendance.css'

/** How many came, a sheet of signatures each; the names on it are none of this house's business. */
export function AttendancePage({ forum }: { forum: ForumRow }) {
  const words = useOrganiserWords()
  const sheets = forum.attendance ?? []
  return (
    <div className="org-form">
      <PageHead
        crumbs={[{ to: { at: 'forum', id: forum.id }, word: forum.title }]}
        title={words('att.title')}
        beside={
          <a className="org-download" href={placeToHash({ at: 'sign-in', id: forum.id })}>
            <Icon name="download" />
            {words('att.print')}
          </a>
        }
        below={
          <>
            <p>{words('att.help')}</p>
            <p className="org-help">{words('att.public')}</p>
          </>
        }
      />
      {sheets.length === 0 ? <p className="org-section">{words('att.none')}</p> : null}
      {sheets.map((sheet) => (
        <CountedSheet key={keyOf(sheet)} forum={forum} sheet={sheet} />
      ))}
      <NewSheet forum={forum} />
    </div>
  )
}

function CountedSheet({ forum, sheet }: { forum: ForumRow; sheet: HalfDay }) {
  const words = useOrganiserWords()
  const [removing, setRemoving] = useState(false)
  const editor = useSheetEditor(forum, sheet)
  const day = `${dayInWords(sheet.day, words.language)}, ${words(`att.part-${sheet.part}`)}`
  return (
    <form className="org-section" aria-label={day} onSubmit={(event) => void editor.save(event, sheet)} noValidate>
      <h2>{day}</h2>
      <SheetEditor editor={editor} />
      <div className="org-make">
        <Button type="submit" look="primary" icon="check" busy={editor.busy} onPress={() => undefined}>
          {words(editor.changed ? 'att.save' : 'att.saved')}
        </Button>
        <Button look="quiet" onPress={() => setRemoving(true)}>
          {words('att.remove')}
        </Button>
      </div>
      {removing ? (
        <ConfirmSheet
          title={words('att.removeTitle')}
          confirm={words('att.remove')}
          cancel={words('org.cancel')}
          danger
          onCancel={() => setRemoving(false)}
          onConfirm={() => {
            setRemoving(false)
            void editor.send(sheet, null)
          }}
        >
          <p>{words('att.removeHelp')}</p>
        </ConfirmSheet>
      ) : null}
    </form>
  )
}

function NewSheet({ forum }: { forum: ForumRow }) {
  const words = useOrganiserWords()
  const [day, setDay] = useState(forum.date)
  const [part, setPart] = useState<DayPart>('day')
  const editor = useSheetEditor(forum, null)
  const known = (forum.attendance ?? []).some((sheet) => keyOf(sheet) === keyOf({ day, part }))
  return (
    <form
      className="org-section"
      aria-label={words('att.add')}
      onSubmit={(event) => void editor.save(event, { day, part })}
      noValidate
    >
      <h2>{words('att.add')}</h2>
      <div className="org-att-row">
        <HalfDayFields day={day} part={part} error={editor.refusedAt('day')} onDay={setDay} onPart={setPart} />
      </div>
      <SheetEditor editor={editor} />
      <div className="org-make">
        <Button
          type="submit"
          look="primary"
          icon="plus"
          busy={editor.busy}
          reason={known ? words('att.counted') : null}
          onPress={() => undefined}
        >
          {words('att.add')}
        </Button>
      </div>
    </form>
  )
}

function SheetEditor({ editor }: { editor: SheetEditing }) {
  return (
    <>
      <AttendanceFile onCounted={(headcount) => editor.setDraft(draftOfHeadcount(headcount))} />
      <AttendanceFields draft={editor.draft} wrong={editor.wrong} onChange={editor.setDraft} />
      {editor.refusedAt(null) === null ? null : <ErrorNote>{editor.refusedAt(null)}</ErrorNote>}
    </>
  )
}

type SheetEditing = ReturnType<typeof useSheetEditor>
type When = Pick<HalfDay, 'day' | 'part'>

/** A sheet's numbers under one's hands: what is refused stays as it was typed. */
function useSheetEditor(forum: ForumRow, given: HalfDay | null) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const kept = draftOfHeadcount(given)
  const [draft, setDraft] = useState<AttendanceDraft | null>(null)
  const [wrong, setWrong] = useState<Extract<ReadAttendance, { is: 'wrong' }> | null>(null)
  const [refused, setRefused] = useState<{ readonly refusal: Refusal; readonly field: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  const shown = draft ?? kept
  const changed = given === null || JSON.stringify(shown) !== JSON.stringify(kept)
  useWarning(draft !== null && JSON.stringify(draft) !== JSON.stringify(kept))

  async function send({ day, part }: When, headcount: Headcount | null): Promise<void> {
    setBusy(true)
    const answer = await organiser.send({ kind: 'set-half-day', forum: forum.id, day, part, headcount })
    setBusy(false)
    setRefused(answer.is === 'refused' ? answer : null)
    if (answer.is === 'done') setDraft(null)
  }
  async function save(event: FormEvent, when: When): Promise<void> {
    event.preventDefault()
    if (busy || !changed) return
    const read = readAttendance(shown)
    setWrong(read.is === 'wrong' ? read : null)
    if (read.is === 'read') await send(when, read.headcount)
  }
  return {
    draft: shown,
    wrong,
    busy,
    changed,
    setDraft,
    save,
    send,
    /** What the server refused: of the day, or (null) of everything else. */
    refusedAt(field: 'day' | null): string | null {
      if (refused === null || (refused.field === 'day') !== (field === 'day')) return null
      return fieldRefusal(words, refused.refusal, refused.field)
    },
  }
}
