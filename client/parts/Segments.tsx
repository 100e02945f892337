import { useId } from 'react'
import { KeyHint } from './KeyHint.tsx'
import './Segments.css'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: string
  /** The key that does the same, printed inside. */
  readonly hint?: string
  readonly visit?: string
}

/** One of a few, always visible: a radio group drawn as one bar. `dark` for the editor's ink bar. */
export function Segments<Value extends string>(props: {
  readonly name: string
  readonly value: Value | null
  readonly segments: readonly Segment<Value>[]
  readonly onChange: (value: Value) => void
  readonly reason?: string | null
  readonly dark?: boolean
}) {
  const { name, value, segments, onChange, reason = null, dark = false } = props
  const group = useId()
  return (
    <fieldset className={dark ? 'segments segments-dark' : 'segments'} title={reason ?? undefined}>
      <legend className="vh">{reason === null ? name : `${name}. ${reason}`}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className="segments-one" data-visit={segment.visit}>
          <input
            type="radio"
            className="vh"
            name={group}
            checked={segment.value === value}
            aria-disabled={reason !== null || undefined}
            onChange={() => {
              if (reason === null) onChange(segment.value)
            }}
          />
          <span>{segment.label}</span>
          {segment.hint === undefined ? null : <KeyHint keys={segment.hint} />}
        </label>
      ))}
    </fieldset>
  )
}
