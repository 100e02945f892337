import { useRef } from 'react'
import { PHASES, type Phase } from '../../../shared/domain/phase.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { useKeys } from './use-keys.ts'

/** The parts of the plenary in order, any of them within reach: a room is not a machine. `G` leads here, then 1 to 6. */
export function PhaseSteps({ phase }: { readonly phase: Phase }) {
  const words = useWords()
  const { act, off } = useActs()
  const at = PHASES.indexOf(phase)
  const next = PHASES[at + 1]
  const nav = useRef<HTMLElement>(null)
  useKeys(nav, (key) => {
    const to = key.alt || key.control ? undefined : PHASES[Number(key.key) - 1]
    if (to === undefined) return false
    go(to)
    return true
  })
  const go = (to: Phase) => {
    if (off === null && to !== phase) void act({ kind: 'change-phase', phase: to })
  }
  return (
    <nav ref={nav} className="con-phases" aria-label={words('con.phases')}>
      <ol>
        {PHASES.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              className={`con-phase${index < at ? ' con-phase-done' : ''}`}
              aria-current={step === phase ? 'step' : undefined}
              aria-disabled={off !== null || undefined}
              title={words(`con.phase.${step}`)}
              onClick={() => go(step)}
            >
              {index < at ? <Icon name="check" /> : null}
              <span className="con-phase-word">{words(`con.phase.${step}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      {next === undefined ? null : (
        <Button className="con-nextphase" size="small" look="quiet" reason={off} onPress={() => go(next)}>
          <span className="con-nextphase-word">
            {words('con.nextphase')}
            <Icon name="next" />
          </span>
        </Button>
      )}
    </nav>
  )
}
