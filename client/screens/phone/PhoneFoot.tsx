import type { FormEvent, MouseEvent } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { PostForm } from './ActForm.tsx'
import { phoneAddress } from './phone-address.ts'
import { usePhone } from './phone-context.ts'
import { WhatBecomes } from './WhatBecomes.tsx'

/** At the end of every page: the rule, the language, and the way to leave nothing behind. */
export function PhoneFoot() {
  const { insecure, page, state, words } = usePhone()
  const notice = state.stage?.session.notice ?? null
  return (
    <footer className="ph-footer">
      {insecure ? (
        <p className="ph-warn">
          <Icon name="alert" />
          {words('phone.insecure')}
        </p>
      ) : null}
      {page.screen === 'phone' && state.stage?.session.seal === null ? <WhatBecomes /> : null}
      {page.session === null ? null : <Erase />}
      <LanguageLink />
      {notice === null ? null : (
        <p className="ph-notice" dir="auto">
          {notice}
        </p>
      )}
    </footer>
  )
}

export function LanguageLink() {
  const { page, show, tab, words } = usePhone()
  const other = page.language === 'fr' ? 'en' : 'fr'
  const to = page.screen === 'phone' ? phoneAddress(page, tab, show, other) : `/?lang=${other}`
  return (
    <a
      className="ph-link"
      href={to}
      lang={other}
      hrefLang={other}
      aria-label={`${words('phone.language-label')} : ${words('phone.language')}`}
    >
      {words('phone.language')}
    </a>
  )
}

function Erase() {
  const { acts, page, state, words } = usePhone()
  const submit = (event: FormEvent) => {
    if (acts === null) return
    event.preventDefault()
    acts.erase()
  }
  const unsent = state.pending.length > 0 || state.draft !== null
  return (
    <details className="ph-more">
      <summary>
        <Icon name="bin" />
        {words('phone.erase')}
      </summary>
      <p>{words('phone.erase-what')}</p>
      <p>{words('phone.erase-keep')}</p>
      {unsent ? <p className="ph-refused">{words('phone.erase-unsent')}</p> : null}
      <PostForm fields={{ kind: 'forget' }} action={`${page.base ?? ''}/forget`} onSubmit={submit}>
        <button type="submit" className="ph-button ph-button-away">
          <Icon name="bin" />
          {words('phone.erase-sure')}
        </button>
      </PostForm>
    </details>
  )
}

/** The same page again, by the browser. */
export function ReloadLink({ word }: { word: string }) {
  const { page, show, tab } = usePhone()
  const reload = (event: MouseEvent) => {
    event.preventDefault()
    location.reload()
  }
  return (
    <a className="ph-button ph-button-main" href={phoneAddress(page, tab, show)} onClick={reload}>
      {word}
    </a>
  )
}
