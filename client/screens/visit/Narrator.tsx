import { useEffect, useState } from 'react'
import type { Words } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { PlainScreenProps } from '../../parts/laptop-page.ts'
import type { PowerState } from './power-cut.ts'
import { STEPS, type VisitAct } from './visit-acts.ts'
import type { Visit, VisitState } from './visit-engine.ts'

interface NarratorProps {
  readonly words: Words
  readonly clock: PlainScreenProps['clock']
  readonly visit: Visit
  readonly state: VisitState
  readonly act: VisitAct | null
  readonly title: string
}

/** One sentence for what is ringed, and what the visitor can press. */
export function Narrator(props: NarratorProps) {
  const { words, state, act } = props
  return (
    <>
      <div className="visit-say">
        {state.mode === 'welcome' || act === null ? (
          <Welcome {...props} />
        ) : (
          <>
            <p className="visit-say-step">
              {words('visit.nth', { n: STEPS.indexOf(act.step) + 1, step: words(`visit.step.${act.step}`) })}
            </p>
            <p className="visit-say-why" aria-live="polite" data-act={act.id}>
              {words(state.mode === 'free' ? 'visit.free' : act.why)}
            </p>
            <p className="visit-say-state">{stateWords(words, state)}</p>
          </>
        )}
      </div>
      <div className="visit-hands">
        <MainButton {...props} />
        <Power {...props} />
      </div>
    </>
  )
}

function Welcome({ words, title }: NarratorProps) {
  return (
    <>
      <p className="visit-say-step" dir="auto">
        {title}
      </p>
      <p className="visit-say-why">{words('visit.welcome')}</p>
      <p className="visit-say-state">{words('visit.welcomeMore')}</p>
    </>
  )
}

function stateWords(words: Words, state: VisitState): string {
  if (state.paused) return words('visit.paused')
  if (state.mode === 'free') return ''
  switch (state.doing) {
    case 'waiting':
      return words('visit.waiting')
    case 'late':
      return words('visit.late')
    case 'checking':
      return words('visit.checking')
    case 'ready':
    case 'acting':
      return state.mode === 'step' ? words('visit.yourTurn') : ''
  }
}

/** The one thing to press next in the guide itself. */
function MainButton({ words, visit, state }: NarratorProps) {
  switch (state.mode) {
    case 'welcome':
      return (
        <Button look="primary" icon="play" visit="visit-begin" onPress={() => visit.choose('play')}>
          {words('visit.mode.play')}
        </Button>
      )
    case 'play':
      return (
        <Button
          look="primary"
          icon={state.paused ? 'play' : 'pause'}
          visit="visit-pause"
          onPress={() => visit.pause(!state.paused)}
        >
          {words(state.paused ? 'visit.resume' : 'visit.pause')}
        </Button>
      )
    case 'step':
      return (
        <Button
          look="primary"
          icon="next"
          visit="visit-do"
          reason={state.doing === 'waiting' ? words('visit.waiting') : null}
          busy={state.doing === 'acting'}
          onPress={visit.doIt}
        >
          {words('visit.doIt')}
        </Button>
      )
    case 'free':
      return (
        <Button look="primary" icon="next" visit="visit-resume" onPress={() => visit.choose('step')}>
          {words('visit.guideMe')}
        </Button>
      )
  }
}

function Power({ words, clock, visit, state }: NarratorProps) {
  const off = state.power.is === 'off'
  return (
    <div className="visit-power">
      <Button
        look="danger"
        icon="alert"
        visit="visit-cut"
        busy={off}
        reason={state.seal === null ? null : words('visit.nothingToCut')}
        onPress={visit.cut}
      >
        {words('visit.cut')}
      </Button>
      <PowerWords words={words} clock={clock} power={state.power} />
    </div>
  )
}

function PowerWords(props: {
  readonly words: Words
  readonly clock: NarratorProps['clock']
  readonly power: PowerState
}) {
  const { words, clock, power } = props
  switch (power.is) {
    case 'on':
      return <p className="visit-power-words">{words('visit.cutWhat')}</p>
    case 'resting':
      return (
        <p className="visit-power-words" role="status">
          {words('visit.cutResting')}
        </p>
      )
    case 'off':
      return <OffFor words={words} clock={clock} since={power.since} />
    case 'back': {
      const seconds = Math.round(power.afterMs / 100) / 10
      if (power.lost.length > 0) {
        return (
          <p className="visit-power-words visit-power-lost" role="status">
            <Icon name="alert" />
            {words('visit.cutLost', { seconds, numbers: power.lost.join(' · ') })}
          </p>
        )
      }
      return (
        <p className="visit-power-words visit-power-back" role="status">
          <Icon name="check" />
          {words('visit.cutBack', { seconds, letters: power.letters })}
        </p>
      )
    }
  }
}

function OffFor({ words, clock, since }: { words: Words; clock: NarratorProps['clock']; since: number }) {
  const [now, setNow] = useState(since)
  useEffect(() => clock.every(tenthMs, () => setNow(clock.now())), [clock])
  const seconds = Math.max(0, Math.round((now - since) / tenthMs) / 10)
  return (
    <p className="visit-power-words visit-power-off">
      <Icon name="wifi-off" />
      {words('visit.cutOff', { seconds })}
    </p>
  )
}

const tenthMs = 100
