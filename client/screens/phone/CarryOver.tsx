import { type ComponentType, type FormEvent, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { usePhone } from './phone-context.ts'
import type { PhoneAct } from './phone-state.ts'

/** What the part needs from the page around it; the entries are none of its business but to be shown. */
export interface CarryDeps {
  /** What came with the address of this page from another one, when something did. */
  readonly carried: {
    readonly texts: readonly string[]
    readonly others: number
    readonly ofThisSession: boolean
    readonly take: () => Promise<void>
    readonly leave: () => void
  } | null
  /** The whole new address with what waits behind its #; null when what was typed is no address. */
  readonly linkTo: (typed: string, acts: readonly PhoneAct[], token: string | null) => string | null
  readonly go: (link: string) => void
}

/** Loaded while all is well, because it is needed when nothing can be loaded any more: the hall's address has changed. */
export function createCarryOver(deps: CarryDeps): ComponentType {
  return function CarryOver() {
    const { state } = usePhone()
    const waiting = state.pending.filter((act) => act.is !== 'refused')
    return (
      <>
        {deps.carried === null ? null : <Arriving carried={deps.carried} />}
        {state.net === 'offline' && waiting.length > 0 ? <Leaving deps={deps} waiting={waiting} /> : null}
      </>
    )
  }
}

/** On the old page: the new address is on the wall; typed here, it takes along what waits. */
function Leaving({ deps, waiting }: { deps: CarryDeps; waiting: readonly PhoneAct[] }) {
  const { page, state, words } = usePhone()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const token = page.token ?? state.stage?.join.link.split('/').at(-1) ?? null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const link = deps.linkTo(typed, waiting, token)
    setWrong(link === null)
    if (link !== null) deps.go(link)
  }
  return (
    <details className="ph-strip">
      <summary>{words('phone.carry')}</summary>
      <form className="ph-code" onSubmit={submit}>
        <label htmlFor="ph-carry">{words('phone.carry-address')}</label>
        <input
          id="ph-carry"
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          value={typed}
          aria-invalid={wrong || undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {wrong ? (
          <p className="ph-fault" role="alert">
            {words('phone.carry-wrong')}
          </p>
        ) : null}
        <button type="submit" className="ph-button ph-button-main">
          {words('phone.carry-go', { n: waiting.length })}
          <Icon name="next" />
        </button>
      </form>
    </details>
  )
}

/** On the new page: what came along is shown, and waits for a yes. */
function Arriving({ carried }: { carried: NonNullable<CarryDeps['carried']> }) {
  const { words } = usePhone()
  const [done, setDone] = useState(false)
  if (done) return null
  const take = () => void carried.take().then(() => setDone(true))
  const leave = () => {
    carried.leave()
    setDone(true)
  }
  return (
    <div className="ph-card" role="alert">
      <p>{words(carried.ofThisSession ? 'phone.carried' : 'phone.carried-other')}</p>
      <ul>
        {carried.texts.map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
        {carried.others === 0 ? null : <li>{words('phone.carried-more', { n: carried.others })}</li>}
      </ul>
      {carried.ofThisSession ? (
        <button type="button" className="ph-button ph-button-main" onClick={take}>
          <Icon name="check" />
          {words('phone.carried-take')}
        </button>
      ) : null}
      <button type="button" className="ph-button" onClick={leave}>
        {words('phone.carried-leave')}
      </button>
    </div>
  )
}
