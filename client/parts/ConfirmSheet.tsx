import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'
import './ConfirmSheet.css'

/**
 * A question before what cannot be taken back. The browser's own modal dialog: the page behind is inert, Esc cancels,
 * and the focus returns to where it was. Mount it to open it, unmount it to close it.
 */
export function ConfirmSheet(props: {
  readonly title: string
  readonly children?: ReactNode
  readonly confirm: string
  readonly cancel: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly reason?: string | null
  readonly visit?: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) {
  const { title, children, confirm, cancel, danger = false, busy = false, reason = null, visit } = props
  const sheet = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = sheet.current
    if (dialog === null) return
    if (!dialog.open) dialog.showModal()
    return () => dialog.close()
  }, [])
  return (
    <dialog
      ref={sheet}
      className="sheet"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        props.onCancel()
      }}
    >
      <h2 id={heading}>{title}</h2>
      <div className="sheet-body">{children}</div>
      <div className="sheet-buttons">
        <Button onPress={props.onCancel} autoFocus>
          {cancel}
        </Button>
        <Button
          look={danger ? 'danger' : 'primary'}
          busy={busy}
          reason={reason}
          onPress={props.onConfirm}
          {...(visit === undefined ? {} : { visit })}
        >
          {confirm}
        </Button>
      </div>
    </dialog>
  )
}
