import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { AskedForm } from '../../../shared/domain/card.ts'
import { limits } from '../../../shared/domain/limits.ts'
import type { PostedForm } from '../../../shared/domain/phone-page.ts'
import { Icon } from '../../parts/Icon.tsx'
import { PostForm } from './ActForm.tsx'
import { AskExtras } from './AskExtras.tsx'
import { askFault } from './ask-check.ts'
import { usePhone } from './phone-context.ts'
import type { PhoneDraft } from './phone-state.ts'
import { refusalWords } from './refusal-words.ts'

/**
 * The field at the foot of the room. It is one form in two shapes: a line, and, once it has the focus, a sheet over the whole
 * page. The same textarea throughout, so that what is typed before the script arrives stays, and no keyboard flickers.
 */
export function AskForm() {
  const { acts, asking, compose, page, state, words } = usePhone()
  const refused = refusedPost(page.posted)
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(refused?.text ?? '')
  const [kind, setKind] = useState<AskedForm>(refused?.form ?? 'question')
  const [fault, setFault] = useState(refused === null ? null : refusalWords(refused.refusal, words))

  // What was typed before the script came, then what the phone had kept.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what was kept has been read
  useEffect(() => {
    const area = field.current
    if (area === null || !state.loaded) return
    if (area.value === '' && state.draft !== null) fill(form.current, state.draft)
    setTyped(area.value)
  }, [state.loaded])

  useEffect(() => {
    if (compose === null) return
    fill(form.current, compose.draft)
    setTyped(compose.draft.text)
    setKind(compose.draft.form)
    setFault(null)
    field.current?.focus()
  }, [compose])

  const read = () => readForm(form.current)
  const change = () => {
    const { draft } = read()
    setTyped(draft.text)
    setKind(draft.form)
    setFault(null)
    acts?.saveDraft(draft.text === '' ? null : draft)
  }
  const close = () => {
    const focused = document.activeElement
    if (focused instanceof HTMLElement) focused.blur()
    acts?.setAsking(false)
  }
  const submit = (event: FormEvent) => {
    if (acts === null) return
    event.preventDefault()
    const { draft, named } = read()
    const missing = askFault(draft, named, words)
    setFault(missing)
    if (missing !== null) return field.current?.focus()
    acts.add({
      kind: 'ask',
      form: draft.form,
      text: draft.text.trim(),
      name: named ? (draft.name ?? '').trim() : null,
    })
    acts.saveDraft(null)
    // The next one begins without a name: nobody is named because he was before.
    fill(form.current, { text: '', form: 'question', name: null })
    setTyped('')
    setKind('question')
    close()
  }
  const onKeys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && asking) close()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }
  const title = words(kind === 'question' ? 'phone.ask-title' : 'phone.contribution-title')

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole sheet (Esc, Ctrl+Enter), besides its buttons
    <div
      className={asking ? 'ph-ask ph-ask-open' : acts === null ? 'ph-ask ph-ask-plain' : 'ph-ask'}
      {...(asking ? { role: 'dialog', 'aria-modal': true, 'aria-label': title } : {})}
      onKeyDown={onKeys}
    >
      <PostForm fields={{ kind: 'ask' }} className="ph-ask-form" onSubmit={submit} formRef={form} onInput={change}>
        {asking ? (
          <div className="ph-ask-bar">
            <button type="button" className="ph-x" aria-label={words('phone.close')} onClick={close}>
              <Icon name="close" />
            </button>
            <b>{title}</b>
          </div>
        ) : null}
        <textarea
          ref={field}
          name="text"
          className="ph-field"
          data-visit="phone-field"
          rows={asking ? 3 : 1}
          dir="auto"
          autoComplete="off"
          aria-label={title}
          aria-invalid={fault === null ? undefined : true}
          aria-describedby="ph-ask-fault"
          placeholder={kind === 'question' ? words('ask.field') : title}
          onFocus={() => acts?.setAsking(true)}
          {...(refused === null ? {} : { defaultValue: refused.text })}
        />
        <p id="ph-ask-fault" className={fault === null ? 'ph-fault ph-none' : 'ph-fault'} role="alert">
          {fault}
        </p>
        <AskExtras typed={typed} kind={kind} refused={refused} />
        <button type="submit" className="ph-send" data-visit="phone-send">
          <Icon name="send" />
          {words('ask.send')}
        </button>
      </PostForm>
    </div>
  )
}

export type RefusedAsk = Extract<PostedForm, { is: 'refused' }>

function refusedPost(posted: PostedForm | null | undefined): RefusedAsk | null {
  return posted?.is === 'refused' && posted.kind === 'ask' ? posted : null
}

function readForm(form: HTMLFormElement | null): { draft: PhoneDraft; named: boolean } {
  const data = new FormData(form ?? undefined)
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  const named = text('named') === '1'
  return {
    named,
    draft: {
      text: text('text'),
      form: text('form') === 'contribution' ? 'contribution' : 'question',
      name: named ? text('name').slice(0, limits.nameCharactersMax) : null,
    },
  }
}

function fill(form: HTMLFormElement | null, draft: PhoneDraft): void {
  const set = (name: string, value: string) => {
    const control = form?.elements.namedItem(name)
    if (control !== null && control !== undefined && 'value' in control) control.value = value
  }
  set('text', draft.text)
  set('form', draft.form)
  set('named', draft.name === null ? '0' : '1')
  set('name', draft.name ?? '')
}
