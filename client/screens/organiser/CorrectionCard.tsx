import { useState } from 'react'
import type { CorrectableValue } from '../../../shared/domain/correction.ts'
import { correctionRules } from '../../../shared/domain/correction-field.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { editAt, withHidden, withoutItem, withProtects, withValue, withWhy } from '../../state/correction-draft.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { Correction } from '../../state/use-correction.ts'
import { CorrectionFieldControl } from './CorrectionField.tsx'
import { CorrectionWords } from './CorrectionWords.tsx'
import type { CorrectionEntry } from './correction-entries.ts'
import { fieldRefusal } from './field-refusal.ts'

type Opened = 'closed' | 'all' | 'answer'

/** One item: read until « Corriger » opens it, open for as long as something in it is changed. */
export function CorrectionCard({ entry, correction }: { entry: CorrectionEntry; correction: Correction }) {
  const { target, values, withheld, hideable } = entry
  const { draft, change, faults } = correction
  const words = useOrganiserWords()
  const edited = draft.edits.some((edit) => edit.target === target)
  const [opened, setOpened] = useState<Opened>(edited ? 'all' : 'closed')
  const label = words(entry.label.word, { n: entry.label.n })
  const isHidden = draft.hidden.includes(target)
  const wholeFault = faults.find((fault) => fault.target === target && fault.field === null)
  if (withheld !== null) {
    return (
      <article className="fix-card fix-withheld" aria-label={label}>
        <h3>{label}</h3>
        <p>{words(withheld)}</p>
      </article>
    )
  }
  const isOpen = opened !== 'closed' && !isHidden
  return (
    <article className={`fix-card${edited || isHidden ? ' fix-touched' : ''}`} aria-label={label}>
      <header>
        <h3>{label}</h3>
        {edited && !isHidden ? <Mark icon="pencil" word={words('fix.changed')} /> : null}
        {isHidden ? <Mark icon="shield" word={words('fix.willHide')} /> : null}
        {entry.open && !edited && !isHidden ? <Mark icon="clock" word={words('fix.waits')} /> : null}
      </header>
      {isOpen ? (
        <OpenFields entry={entry} correction={correction} opened={opened} label={label} />
      ) : (
        <CorrectionWords entry={entry} />
      )}
      {wholeFault === undefined ? null : (
        <p className="field-error" role="alert">
          <Icon name="alert" />
          <span>{fieldRefusal(words, wholeFault.refusal, null)}</span>
        </p>
      )}
      <div className="fix-buttons">
        {isOpen || isHidden ? null : (
          <>
            {entry.open ? (
              <Button size="small" look="primary" icon="pencil" onPress={() => setOpened('answer')}>
                {words('fix.answerNow')}
                <span className="vh"> {label}</span>
              </Button>
            ) : null}
            <Button size="small" icon="pencil" onPress={() => setOpened('all')}>
              {words(isEmpty(values) ? 'fix.complete' : 'fix.correct')}
              <span className="vh"> {label}</span>
            </Button>
          </>
        )}
        {isOpen || isHidden ? (
          <Button
            size="small"
            icon="undo"
            onPress={() => {
              change(withoutItem(draft, target))
              setOpened('closed')
            }}
          >
            {words('fix.leaveAsIs')}
            <span className="vh"> {label}</span>
          </Button>
        ) : null}
        {hideable && !isHidden ? (
          <Button size="small" look="danger" icon="shield" onPress={() => change(withHidden(draft, target, true))}>
            {words('fix.hide')}
            <span className="vh"> {label}</span>
          </Button>
        ) : null}
      </div>
    </article>
  )
}

function Mark({ icon, word }: { icon: 'pencil' | 'shield' | 'clock'; word: string }) {
  return (
    <span className="org-chip org-chip-waiting">
      <Icon name={icon} />
      {word}
    </span>
  )
}

function isEmpty(values: readonly CorrectableValue[]): boolean {
  return values.every(({ value }) => value === '')
}

function OpenFields(props: {
  readonly entry: CorrectionEntry
  readonly correction: Correction
  readonly opened: Opened
  readonly label: string
}) {
  const { entry, correction, opened, label } = props
  const { target, values } = entry
  const { draft, change, faults, held } = correction
  const words = useOrganiserWords()
  const outcome = editAt(draft, target, 'outcome')?.value ?? values.find(({ field }) => field === 'outcome')?.value
  const shown = values.filter(({ field }) => {
    if (field === 'by') return outcome === 'adopted' || outcome === 'adopted-amended'
    return opened === 'all' || field === 'answer'
  })
  const faultOf = (field: string, part: 'value' | 'why') => {
    const found = faults.find((fault) => fault.target === target && fault.field === field && fault.part === part)
    return found === undefined ? null : fieldRefusal(words, found.refusal, field)
  }
  const touched = draft.edits.filter((edit) => edit.target === target)
  const why = draft.whys[target] ?? ''
  const whyFault = touched.map((edit) => faultOf(edit.field, 'why')).find((fault) => fault !== null) ?? null
  return (
    <div className="fix-fields">
      {shown.map(({ field, value: before }, at) => {
        const edit = editAt(draft, target, field)
        const overtaken = held.overtaken.some((other) => other.target === target && other.field === field)
        return (
          <div key={field} className="fix-field">
            <CorrectionFieldControl
              field={field}
              of={label}
              value={edit?.value ?? before}
              error={faultOf(field, 'value')}
              autoFocus={at === 0 && touched.length === 0}
              onChange={(value) => change(withValue(draft, { target, field, before, value }))}
            />
            {overtaken ? (
              <p className="fix-overtaken">
                <Icon name="alert" />
                <span>
                  {words('fix.overtaken')} <q dir="auto">{before}</q>
                </span>
              </p>
            ) : null}
            {edit !== undefined && correctionRules[field].protectable && before !== '' ? (
              <label className="fix-protects">
                <input
                  type="checkbox"
                  checked={edit.protects}
                  onChange={(event) => change(withProtects(draft, target, field, event.target.checked))}
                />
                <span>{words('fix.protects')}</span>
              </label>
            ) : null}
          </div>
        )
      })}
      {touched.length === 0 ? null : (
        <Field label={`${words('fix.why')} *`} help={words('fix.whyHelp')} error={whyFault}>
          {(control) => (
            <input
              {...control}
              aria-label={`${words('fix.why')} – ${label}`}
              aria-required
              dir="auto"
              autoComplete="off"
              maxLength={limits.reasonCharactersMax}
              value={why}
              onChange={(event) => change(withWhy(draft, target, event.target.value))}
            />
          )}
        </Field>
      )}
    </div>
  )
}
