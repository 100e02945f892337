import { useState } from 'react'
import { limits } from '../../../shared/domain/limits.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from '../console/ActsProvider.tsx'
import type { AskedRow } from '../console/asked-rows.ts'
import { refusedWords } from '../console/refused-words.ts'

/** How the minutes name who asked: nobody, unless the rapporteur writes it. Sent when the field is left, or by Enter. */
export function PrintedAsker({ row }: { readonly row: AskedRow }) {
  const words = useWords()
  const { act, off } = useActs()
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const printed = row.printedAs ?? ''
  const send = (label: string) => {
    if (label.trim() === printed) return setTyped(null)
    void act({ kind: 'print-asker', card: row.id, label: label.trim() === '' ? null : label }).then((answer) => {
      if (answer.is === 'refused') return setError(refusedWords(words, answer.refusal))
      setError(null)
      setTyped(null)
    })
  }
  const described = row.asker !== null && row.asker !== printed && typed === null
  return (
    <form
      className="rap-asker"
      onSubmit={(event) => {
        event.preventDefault()
        send(typed ?? printed)
      }}
    >
      <Field label={words('rap.printedas')} help={words('rap.printedashelp')} error={error}>
        {(control) => (
          <input
            {...control}
            className="con-input"
            dir="auto"
            autoComplete="off"
            placeholder={words('rap.printednobody')}
            maxLength={limits.nameCharactersMax}
            disabled={off !== null}
            value={typed ?? printed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={() => send(typed ?? printed)}
          />
        )}
      </Field>
      {described ? (
        <p className="rap-asker-known">
          <span dir="auto">{words('rap.described', { who: row.asker ?? '' })}</span>{' '}
          <Button size="small" reason={off} onPress={() => send(row.asker ?? '')}>
            {words('rap.printthis')}
          </Button>
        </p>
      ) : null}
    </form>
  )
}
