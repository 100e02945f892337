import { useId } from 'react'
import { LEVELS, type Level } from '../../../shared/domain/card.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { useWords } from '../../state/session-context.tsx'
import type { Description, DescriptionEdit } from './description.ts'
import { knownAddressees, type RecommendationTeamCard } from './recommendation-rows.ts'

/** To whom, where, until when, and how one will see that it was done. Sent after a pause, and when a field is left. */
export function DescriptionForm(props: {
  readonly description: Description
  readonly others: readonly RecommendationTeamCard[]
  readonly onChange: (edit: DescriptionEdit) => void
  readonly onLeave: () => void
}) {
  const { description, onChange, onLeave } = props
  const words = useWords()
  return (
    <div className="rap-form">
      <Addressees {...props} />
      <div className="rap-form-pair">
        <Field label={words('rap.level')}>
          {(control) => (
            <select
              {...control}
              value={description.level}
              onBlur={onLeave}
              onChange={(event) => onChange({ level: parseLevel(event.currentTarget.value) })}
            >
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {words(level === '' ? 'rap.level.none' : `rap.level.${level}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words('rap.deadline')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={description.deadline ?? ''}
              onBlur={onLeave}
              onChange={(event) => onChange({ deadline: event.currentTarget.value || null })}
            />
          )}
        </Field>
      </div>
      <Field label={words('rap.indicator')} help={words('rap.indicatorhelp')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            autoComplete="off"
            maxLength={limits.titleCharactersMax}
            value={description.indicator ?? ''}
            onBlur={onLeave}
            onChange={(event) => onChange({ indicator: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}

function Addressees(props: {
  readonly description: Description
  readonly others: readonly RecommendationTeamCard[]
  readonly onChange: (edit: DescriptionEdit) => void
  readonly onLeave: () => void
}) {
  const { description, others, onChange, onLeave } = props
  const words = useWords()
  const known = useId()
  const names = description.addressees.length === 0 ? [''] : description.addressees
  const set = (at: number, name: string) =>
    onChange({ addressees: names.map((other, index) => (index === at ? name : other)) })
  return (
    <fieldset className="rap-addressees">
      <legend>{words('rap.addressees')}</legend>
      <datalist id={known}>
        {knownAddressees(others).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {names.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may hold the same words while one is being typed
        <div key={at} className="rap-addressee">
          <input
            className="con-input"
            aria-label={words('rap.addressee', { n: at + 1 })}
            placeholder={words('rap.addresseeexample')}
            list={known}
            dir="auto"
            autoComplete="off"
            maxLength={limits.titleCharactersMax}
            value={name}
            onBlur={onLeave}
            onChange={(event) => set(at, event.currentTarget.value)}
          />
          {names.length > 1 ? (
            <Button
              size="small"
              look="quiet"
              icon="close"
              label={words('rap.removeaddressee', { n: at + 1 })}
              onPress={() => onChange({ addressees: names.filter((_, index) => index !== at) })}
            >
              {null}
            </Button>
          ) : null}
        </div>
      ))}
      {names.length < limits.addresseesMax && names.at(-1)?.trim() !== '' ? (
        <Button size="small" icon="plus" onPress={() => onChange({ addressees: [...names, ''] })}>
          {words('rap.addaddressee')}
        </Button>
      ) : null}
    </fieldset>
  )
}

function parseLevel(text: string): Level {
  return LEVELS.find((level) => level === text) ?? ''
}
