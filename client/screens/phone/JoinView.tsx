import { type FormEvent, useRef, useState } from 'react'
import type { PhonePage } from '../../../shared/domain/phone-page.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { LanguageLink } from './PhoneFoot.tsx'
import { usePhone } from './phone-context.ts'
import { refusalWords } from './refusal-words.ts'

/** The home page: six digits from the wall. A plain form to `/code`; digits stay after an error. */
export function JoinView() {
  const { acts, page, words } = usePhone()
  const field = useRef<HTMLInputElement>(null)
  const typed = page.posted?.is === 'refused' ? page.posted.code : ''
  const [fault, setFault] = useState(joinFault(page, words))
  const change = () => {
    const input = field.current
    if (input === null) return
    setFault(null)
    const digits = input.value.replace(/\D/g, '').slice(0, 6)
    if (input.selectionStart === input.value.length) input.value = inGroups(digits)
    if (digits.length === 6) input.form?.requestSubmit()
  }
  const submit = (event: FormEvent) => {
    if ((field.current?.value ?? '').replace(/\D/g, '').length === 6) return
    event.preventDefault()
    setFault(words('phone.code-short'))
    field.current?.focus()
  }
  return (
    <main className="ph-join">
      <div className="ph-band" aria-hidden="true" />
      <h1>{words('join.title')}</h1>
      <p className="ph-free">{words('join.free')}</p>
      <form className="ph-card ph-code" method="post" action="/code" onSubmit={submit} noValidate>
        <input type="hidden" name="lang" value={page.language} />
        <label htmlFor="ph-code">{words('join.code')}</label>
        <input
          ref={field}
          id="ph-code"
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          placeholder="··· ···"
          aria-describedby="ph-code-help ph-code-fault"
          aria-invalid={fault === null ? undefined : true}
          onInput={acts === null ? undefined : change}
          {...(typed === '' ? {} : { defaultValue: inGroups(typed.replace(/\D/g, '').slice(0, 6)) })}
        />
        <p id="ph-code-fault" className={fault === null ? 'ph-fault ph-none' : 'ph-fault'} role="alert">
          {fault}
        </p>
        <p id="ph-code-help" className="ph-code-help">
          <Icon name="screen" />
          {words('phone.code-help')}
        </p>
        <button type="submit" className="ph-button ph-button-main">
          {words('phone.code-enter')}
          <Icon name="next" />
        </button>
      </form>
      <p className="ph-quiet">
        <Icon name="hand" />
        {words('join.nophone')}
      </p>
      <LanguageLink />
    </main>
  )
}

function inGroups(digits: string): string {
  return digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits
}

function joinFault(page: PhonePage, words: Words): string | null {
  const refusal = page.posted?.is === 'refused' ? page.posted.refusal : page.refusal
  const code = typeof refusal === 'string' ? refusal : (refusal?.code ?? null)
  switch (code) {
    case null:
      return null
    case 'no-seat':
    case 'unknown-card':
      return words('join.badcode')
    case 'malformed':
    case 'empty':
      return words('phone.code-short')
    case 'too-many':
      return words('phone.code-wait')
    case 'full':
      return words('join.full')
    default:
      return refusalWords({ code, count: null }, words)
  }
}
