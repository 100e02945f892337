import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useKeys } from './use-keys.ts'

/** A choice opened inside the row it concerns: nothing is covered, Esc goes back to the row. */
export function RowPanel(props: {
  readonly title: string
  readonly onClose: () => void
  /** A single key chosen inside; gives back whether it meant something. */
  readonly onKey?: (key: string) => boolean
  readonly children: ReactNode
}) {
  const { title, onClose, onKey, children } = props
  const words = useWords()
  const panel = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    const place = panel.current
    place?.querySelector<HTMLElement>('input:enabled, textarea, button')?.focus()
    place?.scrollIntoView({ block: 'nearest' })
  }, [])
  useKeys(panel, (key) => {
    if (key.key === 'Escape') {
      onClose()
      return true
    }
    return !key.alt && !key.control && onKey?.(key.key) === true
  })
  return (
    <fieldset ref={panel} className="con-panel" data-panel>
      <legend className="con-panel-title">{title}</legend>
      {children}
      <Button
        className="con-panel-close"
        look="quiet"
        size="small"
        icon="close"
        label={words('con.close')}
        onPress={onClose}
      >
        {null}
      </Button>
    </fieldset>
  )
}
