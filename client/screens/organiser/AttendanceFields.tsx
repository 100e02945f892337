import { AGE_BANDS, SEXES } from '../../../shared/domain/attendance.ts'
import { Field } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { AttendanceDraft, AttendanceField, ReadAttendance } from './attendance-draft.ts'

const wordOf = {
  present: 'att.present',
  F: 'att.F',
  H: 'att.H',
  '18-35': 'att.18-35',
  '36-50': 'att.36-50',
  '51+': 'att.51',
  area: 'att.area',
  structure: 'att.structure',
} as const satisfies Record<AttendanceField, string>

/** The numbers of one sheet, each breakdown a row. */
export function AttendanceFields(props: {
  readonly draft: AttendanceDraft
  readonly wrong: Extract<ReadAttendance, { is: 'wrong' }> | null
  readonly onChange: (draft: AttendanceDraft) => void
}) {
  const words = useOrganiserWords()
  const { draft, wrong, onChange } = props
  const errorOf = (field: AttendanceField) =>
    wrong?.field === field
      ? wrong.why === 'line'
        ? words('att.wrong-line', { line: wrong.line ?? 1 })
        : words(`att.wrong-${wrong.why}`)
      : null
  const change = (field: AttendanceField, text: string) => onChange({ ...draft, [field]: text })
  const number = (field: AttendanceField) => (
    <Field key={field} label={words(wordOf[field])} error={errorOf(field)}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={draft[field]}
          onChange={(event) => change(field, event.target.value)}
        />
      )}
    </Field>
  )
  const list = (field: 'area' | 'structure') => (
    <Field key={field} label={words(wordOf[field])} help={words(`att.${field}Help`)} error={errorOf(field)}>
      {(control) => (
        <textarea
          {...control}
          rows={4}
          dir="auto"
          spellCheck={false}
          value={draft[field]}
          onChange={(event) => change(field, event.target.value)}
        />
      )}
    </Field>
  )
  return (
    <div className="org-att">
      <div className="org-att-row">{number('present')}</div>
      <fieldset className="org-att-row">
        <legend>{words('att.sexes')}</legend>
        {SEXES.map(number)}
      </fieldset>
      <fieldset className="org-att-row">
        <legend>{words('att.ages')}</legend>
        {AGE_BANDS.map(number)}
      </fieldset>
      <div className="org-att-lists">{(['area', 'structure'] as const).map(list)}</div>
    </div>
  )
}
