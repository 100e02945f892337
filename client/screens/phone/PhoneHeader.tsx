import type { StageView } from '../../../shared/domain/stage-view.ts'
import { Icon } from '../../parts/Icon.tsx'
import { usePhone } from './phone-context.ts'
import type { Phone } from './phone-state.ts'
import { timeLeft, timeOfDay } from './time-left.ts'

/** Which room this is, where it stands, and whether the phone hears it. */
export function PhoneHeader() {
  const phone = usePhone()
  const { words, state } = phone
  const stage = state.stage
  return (
    <header className="ph-head">
      <div className="ph-head-row">
        <div className="ph-head-words">
          <h1 dir="auto">{stage?.session.shortTitle ?? words('phone.welcome')}</h1>
          {stage === null ? null : <p>{subtitle(phone, stage)}</p>}
        </div>
        <NetPill />
      </div>
      <div className="ph-band" aria-hidden="true" />
    </header>
  )
}

function subtitle({ state, words, now, page }: Phone, stage: StageView): string {
  if (stage.session.seal !== null) return words('phone.end-over')
  if (state.net === 'offline' && state.lastNewsAt !== null) {
    return words('net.stale', { h: timeOfDay(state.lastNewsAt, page.language) })
  }
  const left = timeLeft(stage.clock, now, words)
  const phase = words(`phase.${stage.session.phase}`)
  return left === null ? phase : `${phase} · ${left}`
}

const pills = {
  online: { icon: 'wifi', word: 'net.on' },
  reconnecting: { icon: 'wifi', word: 'net.re' },
  offline: { icon: 'wifi-off', word: 'net.off' },
} as const

function NetPill() {
  const { state, words } = usePhone()
  const pill = pills[state.net]
  return (
    <p className={`ph-net ph-net-${state.net}`} role="status">
      <Icon name={pill.icon} />
      {words(pill.word)}
    </p>
  )
}
