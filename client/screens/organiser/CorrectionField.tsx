import { LEVELS } from '../../../shared/domain/card.ts'
import { type CorrectionField, correctionRules } from '../../../shared/domain/correction-field.ts'
import { OUTCOMES } from '../../../shared/domain/snapshot-item.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { Field, type FieldControl } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'

export interface CorrectionFieldProps {
  readonly field: CorrectionField
  readonly value: string
  readonly error: string | null
  readonly onChange: (value: string) => void
  readonly autoFocus: boolean
  /** Of the item: several fields have one name. */
  readonly of: string
}

/** One field of an item, typed as its kind asks for. */
export function CorrectionFieldControl(props: CorrectionFieldProps) {
  const words = useOrganiserWords()
  const { field, error, of } = props
  const rule = correctionRules[field]
  const help = helpOf(field)
  const label = `${words(`pv.field.${field}`)}${rule.required ? ' *' : ''}`
  return (
    <div className={rule.kind === 'date' || rule.kind === 'number' || rule.kind === 'choice' ? 'org-short' : undefined}>
      <Field label={label} help={help === null ? undefined : words(help)} error={error}>
        {(control) => <Control {...props} control={{ ...control, 'aria-label': `${label} – ${of}` }} />}
      </Field>
    </div>
  )
}

function Control(props: CorrectionFieldProps & { readonly control: FieldControl & { readonly 'aria-label': string } }) {
  const { field, value, onChange, autoFocus, control } = props
  const words = useOrganiserWords()
  const { kind, required } = correctionRules[field]
  const shared = {
    ...control,
    value,
    'aria-required': required || undefined,
    // It opens on a press, and the focus goes where one means to write.
    autoFocus,
  }
  if (kind === 'choice') {
    return (
      <select {...shared} onChange={(event) => onChange(event.target.value)}>
        {choicesOf(field).map(({ value: choice, word }) => (
          <option key={choice} value={choice}>
            {words(word)}
          </option>
        ))}
      </select>
    )
  }
  if (kind === 'words' || kind === 'lines') {
    const needed = kind === 'lines' ? value.split('\n').length + 1 : Math.ceil(value.length / 60)
    const rows = Math.min(12, Math.max(2, needed))
    return <textarea {...shared} dir="auto" rows={rows} onChange={(event) => onChange(event.target.value)} />
  }
  return (
    <input
      {...shared}
      type={kind === 'date' ? 'date' : 'text'}
      dir="auto"
      inputMode={kind === 'number' ? 'numeric' : undefined}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

interface Choice {
  readonly value: string
  readonly word: WordId
}
const byChoices: readonly Choice[] = [
  { value: '', word: 'pv.to-specify' },
  { value: 'acclamation', word: 'pv.by.acclamation' },
  { value: 'hands', word: 'pv.by.hands' },
  { value: 'phones', word: 'pv.by.phones' },
]

function choicesOf(field: CorrectionField): readonly Choice[] {
  if (field === 'by') return byChoices
  if (field === 'outcome') return OUTCOMES.map((value) => ({ value, word: `pv.outcome.${value}` }))
  return LEVELS.map((value) => ({ value, word: value === '' ? 'pv.to-specify' : `pv.level.${value}` }))
}

/** The words of a choice or a day as the minutes print them; null for what is printed as it is typed. */
export function choiceWord(field: CorrectionField, value: string): WordId | null {
  if (correctionRules[field].kind !== 'choice') return null
  return choicesOf(field).find((choice) => choice.value === value)?.word ?? null
}

function helpOf(field: CorrectionField): WordId | null {
  if (correctionRules[field].kind === 'lines') return 'org.onePerLine'
  if (field === 'asker') return 'fix.askerHelp'
  return field === 'summary' ? 'fix.summaryHelp' : null
}
