import { type ReactNode, useId } from 'react'
import { Icon } from './Icon.tsx'
import './Field.css'

/** What a field's control gets, so that label, help and error are read with it. */
export interface FieldControl {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label above, help under it, error under the control (UX §6.43). `children` draws the control with what it is given. */
export function Field(props: {
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | null | undefined
  readonly children: (control: FieldControl) => ReactNode
}) {
  const { label, help, error = null, children } = props
  const id = useId()
  const described = [help === undefined ? '' : `${id}-help`, error === null ? '' : `${id}-error`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {help === undefined ? null : (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error === null ? undefined : true })}
      {error === null ? null : (
        <p className="field-error" id={`${id}-error`} role="alert">
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
