import { Button } from './Button.tsx'
import './UndoBar.css'

/** Says what was done and takes it back (`Z`). Who shows it decides for how long: ten seconds (UX §2). */
export function UndoBar(props: {
  readonly said: string
  readonly undo: string
  readonly onUndo: (() => void) | null
  readonly hint?: string
}) {
  const { said, undo, onUndo, hint } = props
  return (
    <div className="undo-bar" role="status">
      <span className="undo-bar-said">{said}</span>
      {onUndo === null ? null : (
        <Button
          className="undo-bar-button"
          size="small"
          icon="undo"
          onPress={onUndo}
          {...(hint === undefined ? {} : { hint })}
        >
          {undo}
        </Button>
      )}
    </div>
  )
}
