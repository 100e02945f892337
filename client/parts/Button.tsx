import { type ReactNode, useId } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { KeyHint } from './KeyHint.tsx'
import './Button.css'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly look?: 'primary' | 'secondary' | 'danger' | 'quiet'
  readonly size?: 'small' | 'medium' | 'large'
  readonly icon?: IconName
  /** The key that does the same, printed inside the button (UX §3.4): shown, not bound. */
  readonly hint?: string
  /** Why it cannot be pressed now; the button stays reachable and says so. */
  readonly reason?: string | null
  /** A command is under way. */
  readonly busy?: boolean
  readonly pressed?: boolean
  /** Name of an icon-only button. */
  readonly label?: string
  readonly visit?: string
  readonly className?: string
  readonly autoFocus?: boolean
  readonly type?: 'button' | 'submit'
}

/** A disabled button keeps its place in the tab order and tells why (`aria-disabled`): nothing is hidden (UX §3.4). */
export function Button(props: ButtonProps) {
  const { children, onPress, look = 'secondary', size = 'medium', icon, hint, reason = null, busy = false } = props
  const describedBy = useId()
  const off = reason !== null || busy
  const iconOnly = children === null || children === undefined || children === ''
  return (
    <button
      type={props.type ?? 'button'}
      className={['btn', `btn-${look}`, `btn-${size}`, iconOnly ? 'btn-icon' : '', props.className ?? ''].join(' ')}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-pressed={props.pressed}
      aria-label={props.label}
      aria-describedby={reason === null ? undefined : describedBy}
      title={reason ?? props.label}
      data-visit={props.visit}
      // biome-ignore lint/a11y/noAutofocus: only sheets ask for it, where focus has to move in
      autoFocus={props.autoFocus}
      onClick={(event) => {
        if (off) event.preventDefault()
        else onPress()
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {iconOnly ? null : <span className="btn-word">{children}</span>}
      {hint === undefined ? null : <KeyHint keys={hint} />}
      {/* Hidden from the name (which stays short), still read as the description. */}
      {reason === null ? null : (
        <span id={describedBy} hidden>
          {reason}
        </span>
      )}
    </button>
  )
}
