import type { Words } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { STEPS, type VisitAct } from './visit-acts.ts'
import type { Visit, VisitState } from './visit-engine.ts'

/** The seven steps, and who takes them. */
export function VisitBar(props: {
  readonly words: Words
  readonly visit: Visit
  readonly state: VisitState
  readonly act: VisitAct | null
}) {
  const { words, visit, state, act } = props
  const at = act === null ? STEPS.length - 1 : STEPS.indexOf(act.step)
  const begun = state.mode !== 'welcome' || state.seal !== null
  return (
    <header className="visit-bar">
      <h1>{words('visit.name')}</h1>
      <ol className="visit-steps" aria-label={words('visit.steps')}>
        {STEPS.map((step, index) => {
          const done = begun && (index < at || act === null)
          return (
            <li
              key={step}
              className={done ? 'visit-step visit-step-done' : 'visit-step'}
              aria-current={begun && index === at && !done ? 'step' : undefined}
            >
              <span className="visit-step-number">{done ? <Icon name="check" /> : index + 1}</span>
              {words(`visit.step.${step}`)}
            </li>
          )
        })}
      </ol>
      <div className="visit-modes">
        {(['play', 'step', 'free'] as const).map((mode) => (
          <Button
            key={mode}
            size="small"
            icon={mode === 'play' ? 'play' : mode === 'step' ? 'next' : 'pencil'}
            pressed={state.mode === mode}
            visit={`visit-${mode}`}
            onPress={() => visit.choose(mode)}
          >
            {words(`visit.mode.${mode}`)}
          </Button>
        ))}
      </div>
    </header>
  )
}
