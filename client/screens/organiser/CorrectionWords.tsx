import type { CorrectableValue } from '../../../shared/domain/correction.ts'
import type { CorrectionField } from '../../../shared/domain/correction-field.ts'
import type { Words } from '../../../shared/words/words.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { choiceWord } from './CorrectionField.tsx'
import type { CorrectionEntry } from './correction-entries.ts'
import { dayInWords } from './print-words.ts'

/** What an item says now: its own words first, then what is told about it. Empty fields are not drawn. */
export function CorrectionWords({ entry }: { entry: CorrectionEntry }) {
  const words = useOrganiserWords()
  const main = entry.values.find(({ field }) => mainFields.has(field))
  const others = entry.values.filter((each) => each !== main && each.value !== '')
  return (
    <div className="fix-words">
      {main === undefined ? null : <Lines className="fix-main" text={main.value} />}
      {main !== undefined && main.value === '' && others.length === 0 ? <p>{words('fix.nothing')}</p> : null}
      {others.length === 0 ? null : (
        <dl>
          {others.map(({ field, value }) => (
            <div key={field}>
              <dt>{words(`pv.field.${field}`)}</dt>
              <dd>
                <Lines text={valueInWords(words, { field, value })} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

/** Choices and days as the minutes print them. */
export function valueInWords(words: Words, { field, value }: Pick<CorrectableValue, 'field' | 'value'>): string {
  if (field === 'deadline') return value === '' ? '' : dayInWords(value, words.language)
  const word = choiceWord(field, value)
  return word === null ? value : words(word)
}

const mainFields: ReadonlySet<CorrectionField> = new Set(['wording', 'text', 'notes'])

function Lines({ text, className }: { text: string; className?: string }) {
  return (
    <p className={className === undefined ? 'fix-lines' : `fix-lines ${className}`} dir="auto">
      {text}
    </p>
  )
}
