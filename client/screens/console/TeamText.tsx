import type { TextName } from '../../../shared/domain/text.ts'
import { SharedTextArea } from '../../parts/SharedTextArea.tsx'

/** One shared text with its label, and a word of help under it. */
export function TeamText(props: {
  readonly name: TextName
  readonly label: string
  /** What it is stands beside it already. */
  readonly labelHidden?: boolean
  readonly help?: string
  readonly rows: number
  readonly visit?: string
  /** Why it cannot be written now. */
  readonly locked?: string
}) {
  const { name, label, labelHidden = false, help, rows, visit, locked } = props
  return (
    <SharedTextArea
      name={name}
      label={label}
      labelHidden={labelHidden}
      rows={rows}
      foot={help === undefined ? null : <span>{help}</span>}
      {...(visit === undefined ? {} : { visit })}
      {...(locked === undefined ? {} : { locked })}
    />
  )
}
