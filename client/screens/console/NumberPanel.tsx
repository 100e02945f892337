import { useId, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { RowPanel } from './RowPanel.tsx'

/** One number, typed: which question to unite with, or which place to take. `onNumber` gives back what is wrong, or null. */
export function NumberPanel(props: {
  readonly title: string
  readonly label: string
  readonly confirm: string
  readonly initial: number | null
  /** What the number stands for, said while it is typed. */
  readonly describe?: (number: number) => string | null
  readonly onNumber: (number: number) => string | null
  readonly onClose: () => void
}) {
  const { title, label, confirm, initial, describe, onNumber, onClose } = props
  const words = useWords()
  const [typed, setTyped] = useState(initial === null ? '' : String(initial))
  const [wrong, setWrong] = useState<string | null>(null)
  const id = useId()
  const number = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : null
  const meaning = number === null ? null : (describe?.(number) ?? null)
  const confirmed = () => setWrong(number === null ? words('con.numberfirst') : onNumber(number))
  return (
    <RowPanel title={title} onClose={onClose}>
      <form
        className="con-number"
        onSubmit={(event) => {
          event.preventDefault()
          confirmed()
        }}
      >
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          className="con-input con-input-number"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-describedby={`${id}-said`}
          aria-invalid={wrong === null ? undefined : true}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(null)
          }}
        />
        <Button size="small" look="primary" type="submit" onPress={() => undefined}>
          {confirm}
        </Button>
      </form>
      <p id={`${id}-said`} className={wrong === null ? 'con-help' : 'con-wrong'} role="status" dir="auto">
        {wrong ?? meaning ?? ''}
      </p>
    </RowPanel>
  )
}
