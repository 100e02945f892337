import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { limits } from '../../shared/domain/limits.ts'
import { parseTextName, type TextName, textCharactersMax } from '../../shared/domain/text.ts'
import { useWords } from '../state/session-context.tsx'
import { useSharedText } from '../state/use-shared-text.ts'
import { Button } from './Button.tsx'
import { SavedTick } from './SavedTick.tsx'
import './SharedTextArea.css'

/**
 * One text that several people write: the field, what is known of it (saved, kept here, closed), letters left when few
 * are, and words that were not accepted, to be put back or dropped.
 */
export function SharedTextArea(props: {
  readonly name: TextName
  readonly label: string
  /** The label is only read aloud: what the text is stands beside it. */
  readonly labelHidden?: boolean
  readonly placeholder?: string
  readonly rows?: number
  readonly className?: string
  readonly visit?: string
  /** More words on the line under the field. */
  readonly foot?: ReactNode
  /** Why the text cannot be written now, where more is known than that it is closed. */
  readonly locked?: string
  /** The session is over, or this role may not: the text can only be read. */
  readonly readOnly?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}) {
  const {
    name,
    label,
    labelHidden = false,
    placeholder,
    rows = 4,
    className = '',
    visit,
    foot,
    readOnly = false,
  } = props
  const words = useWords()
  const { ref, state, takeOffered, dropOffered } = useSharedText(name)
  const id = useId()
  const left = lettersMax(name) - state.value.length
  const loading = state.status === 'loading'
  return (
    <div className={`shared-text ${className}`}>
      <label className={labelHidden ? 'vh' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      {state.offered === null ? null : (
        <div className="shared-text-offered" role="alert">
          <p>{words('part.offeredTitle')}</p>
          <blockquote dir="auto">{state.offered}</blockquote>
          <div className="shared-text-offered-buttons">
            <Button size="small" look="primary" onPress={takeOffered}>
              {words('part.offeredTake')}
            </Button>
            <Button size="small" onPress={dropOffered}>
              {words('part.offeredDrop')}
            </Button>
          </div>
        </div>
      )}
      <textarea
        ref={ref}
        id={id}
        className="shared-text-field"
        rows={rows}
        dir="auto"
        spellCheck
        placeholder={loading ? words('part.loading') : placeholder}
        readOnly={readOnly || !state.writable}
        aria-describedby={`${id}-state`}
        data-visit={visit}
        onKeyDown={props.onKeyDown}
      />
      <div className="shared-text-foot" id={`${id}-state`}>
        {state.status === 'locked' ? <span>{props.locked ?? words('part.locked')}</span> : null}
        {foot}
        {left > fewLetters ? null : (
          <span className={left < 0 ? 'shared-text-over' : undefined}>
            {words(left < 0 ? 'part.lettersOver' : 'part.lettersLeft', { n: Math.abs(left) })}
          </span>
        )}
        {loading || readOnly ? null : <SavedTick saved={state.saved} />}
      </div>
    </div>
  )
}

/** Told only when it begins to matter. */
const fewLetters = 60

function lettersMax(name: TextName): number {
  const parts = parseTextName(name)
  return parts === null ? limits.noteCharactersMax : textCharactersMax[parts.kind]
}
