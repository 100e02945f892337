import type { FormEvent, ReactNode, RefObject } from 'react'
import { usePhone } from './phone-context.ts'
import type { PhoneWish } from './phone-state.ts'

/**
 * A button that acts: a form that a phone without script posts, and that the script takes over. The command's id is made
 * by the server from `formToken`, so that a form sent twice is one act.
 */
export function ActForm(props: { wish: PhoneWish; className?: string; children: ReactNode; onDone?: () => void }) {
  const { acts } = usePhone()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (acts === null) return
    event.preventDefault()
    acts.add(withText(props.wish, event.currentTarget))
    props.onDone?.()
  }
  return (
    <PostForm fields={fieldsOf(props.wish)} className={props.className} onSubmit={submit}>
      {props.children}
    </PostForm>
  )
}

/** Every form of the phone: posted to `<base>/form` with what tells whose it is and where to come back to. */
export function PostForm(props: {
  fields: Readonly<Record<string, string>>
  className?: string | undefined
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  onInput?: () => void
  action?: string
  formRef?: RefObject<HTMLFormElement | null>
  children: ReactNode
}) {
  const { page, tab, show } = usePhone()
  const hidden = {
    ...props.fields,
    id: '',
    token: page.token ?? '',
    formToken: page.formToken ?? '',
    tab,
    show,
    lang: page.language,
  }
  return (
    <form
      ref={props.formRef}
      className={props.className}
      method="post"
      action={props.action ?? `${page.base ?? ''}/form`}
      onSubmit={props.onSubmit}
      onInput={props.onInput}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  )
}

function fieldsOf(wish: PhoneWish): Record<string, string> {
  switch (wish.kind) {
    case 'ask':
      return { kind: wish.kind }
    case 'replace-own':
    case 'withdraw-own':
      return { kind: wish.kind, card: wish.card }
    case 'support':
      return { kind: wish.kind, card: wish.card, on: String(wish.on) }
    case 'opine':
      return { kind: wish.kind, card: wish.card, opinion: wish.opinion ?? '', vote: String(wish.vote ?? '') }
  }
}

function withText(wish: PhoneWish, form: HTMLFormElement): PhoneWish {
  if (wish.kind !== 'replace-own') return wish
  const text = new FormData(form).get('text')
  return { ...wish, text: typeof text === 'string' ? text : '' }
}
