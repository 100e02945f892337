import { DAY_PARTS, type DayPart } from '../../../shared/domain/attendance.ts'
import { Field } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'

/** Which sheet of signatures: its day, and the part of it. */
export function HalfDayFields(props: {
  readonly day: string
  readonly part: DayPart
  readonly error?: string | null
  readonly onDay: (day: string) => void
  readonly onPart: (part: DayPart) => void
}) {
  const words = useOrganiserWords()
  const { day, part, error = null, onDay, onPart } = props
  return (
    <>
      <Field label={words('att.day')} error={error}>
        {(control) => <input {...control} type="date" value={day} onChange={(event) => onDay(event.target.value)} />}
      </Field>
      <Field label={words('att.part')}>
        {(control) => (
          <select {...control} value={part} onChange={(event) => onPart(event.target.value as DayPart)}>
            {DAY_PARTS.map((each) => (
              <option key={each} value={each}>
                {words(`att.part-${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
