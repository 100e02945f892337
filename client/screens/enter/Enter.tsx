import { type FormEvent, useState } from 'react'
import { Band } from '../../parts/Band.tsx'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Field } from '../../parts/Field.tsx'
import { LanguageSwitch } from '../../parts/LanguageSwitch.tsx'
import type { PlainScreenProps } from '../../parts/laptop-page.ts'
import { useEnter } from '../../state/use-enter.ts'
import './enter.css'

/** Where a link of the team or of the organiser leads: it is checked, and opens the page that it is for. */
export function Enter({ words, clock }: PlainScreenProps) {
  const { state, paste, retry } = useEnter(clock)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    paste(text)
  }
  if (state === 'checking') {
    return (
      <div className="enter">
        <Band />
        <main className="enter-card">
          <h1>{words('org.product')}</h1>
          <p className="enter-checking" role="status">
            {words('enter.checking')}
          </p>
        </main>
      </div>
    )
  }
  return (
    <div className="enter">
      <Band />
      <main className="enter-card">
        <h1>{words('org.product')}</h1>
        {state === 'denied' ? <ErrorNote>{words('enter.denied')}</ErrorNote> : null}
        {state === 'unavailable' ? (
          <ErrorNote tone="attention">
            <p>{words('enter.unavailable')}</p>
            <Button size="small" onPress={retry}>
              {words('org.retry')}
            </Button>
          </ErrorNote>
        ) : null}
        <form className="enter-form" onSubmit={submit} noValidate>
          <Field
            label={words('enter.paste')}
            help={words('enter.pasteHelp')}
            error={state === 'no-link' ? words('enter.noLink') : null}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                value={text}
                onChange={(event) => setText(event.target.value)}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                dir="ltr"
              />
            )}
          </Field>
          <Button type="submit" look="primary" onPress={() => undefined}>
            {words('enter.go')}
          </Button>
        </form>
        <p className="enter-ways">
          <a href="/">{words('enter.phone')}</a>
          <LanguageSwitch />
        </p>
      </main>
    </div>
  )
}
