import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'

/** Something to be looked at over the console, and closed again: the browser's own modal dialog, Esc closes it. */
export function LookUpSheet(props: {
  readonly title: string
  readonly className?: string
  readonly children: ReactNode
  readonly onClose: () => void
}) {
  const { title, className = '', children, onClose } = props
  const words = useWords()
  const sheet = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = sheet.current
    if (dialog !== null && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={sheet}
      className={`con-keys ${className}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
      <Button look="primary" autoFocus onPress={onClose}>
        {words('con.close')}
      </Button>
    </dialog>
  )
}
