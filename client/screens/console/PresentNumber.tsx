import { useId, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'

/** Counted in the room at some moment, for the minutes: not the phones on line. */
export function PresentNumber({
  present,
  expected,
}: {
  readonly present: number | null
  readonly expected: number | null
}) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const [typed, setTyped] = useState<string | null>(null)
  const id = useId()
  const value = typed ?? (present === null ? '' : String(present))
  const number = value.trim() === '' ? null : /^\d{1,6}$/.test(value.trim()) ? Number(value) : undefined
  const unchanged = number === present
  return (
    <>
      <label className="con-room-name" htmlFor={id}>
        {words('con.present')}
      </label>
      <form
        className="con-inline"
        onSubmit={(event) => {
          event.preventDefault()
          if (number === undefined || unchanged || off !== null) return
          void act({ kind: 'set-present', present: number }).then((answer) => {
            if (answer.is === 'done') setTyped(null)
          })
        }}
      >
        <input
          id={id}
          className="con-input con-input-number"
          inputMode="numeric"
          autoComplete="off"
          value={value}
          aria-invalid={number === undefined || undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          size="small"
          type="submit"
          busy={pending.has('set-present')}
          reason={number === undefined ? words('con.numberfirst') : unchanged ? words('con.unchanged') : off}
          onPress={() => undefined}
        >
          {words('con.keep')}
        </Button>
        {expected === null ? null : <span className="con-help">{words('con.expected', { n: expected })}</span>}
      </form>
    </>
  )
}
