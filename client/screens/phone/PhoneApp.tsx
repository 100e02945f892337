import { mayCommand } from '../../../shared/domain/permission.ts'
import type { RefusalCode } from '../../../shared/domain/refusal.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { AskForm } from './AskForm.tsx'
import { LiveTab } from './LiveTab.tsx'
import { PhoneFoot } from './PhoneFoot.tsx'
import { PhoneHeader } from './PhoneHeader.tsx'
import { Receipt, TopStrips } from './PhoneStrips.tsx'
import { PhoneTabs } from './PhoneTabs.tsx'
import { PhoneContext, usePhone } from './phone-context.ts'
import type { Phone, PhoneState } from './phone-state.ts'
import '../../parts/ThemeMark.css'
// In the order of the cascade; one file a component.
import './phone.css'
import './phone-strips.css'
import './phone-cards.css'
import './phone-questions.css'
import './phone-buttons.css'
import './phone-recommendations.css'
import './phone-foot.css'
import './phone-field.css'
import './phone-end.css'
import './phone-doors.css'
import './phone-contrast.css'
import './phone-floor.css'

/** The whole phone. Drawn by the server and again by the browser from the same page: no clock, no chance, no window. */
export function PhoneApp({ phone }: { phone: Phone }) {
  return (
    <PhoneContext.Provider value={phone}>
      <Screen phone={phone} />
    </PhoneContext.Provider>
  )
}

function Screen({ phone }: { phone: Phone }) {
  const { page, rest, state } = phone
  const shut = shutOut(state)
  if (page.screen === 'phone' && shut === null && state.stage !== null && state.erased === 'no') {
    return (
      <>
        <Room phone={phone} />
        {phone.writing === null || rest === null ? null : <rest.FloorLayer writing={phone.writing} />}
      </>
    )
  }
  if (rest === null) return <Coming />
  if (state.erased !== 'no') return <rest.ErasedView whole={state.erased === 'whole'} />
  if (shut !== null) return <rest.DeniedView code={shut} />
  if (page.screen === 'join') return <rest.JoinView />
  return page.screen === 'denied' ? <rest.DeniedView code={page.refusal} /> : <Coming />
}

/** Why this phone may no longer stand in the room; null while it may. What a sealed session published stays readable. */
function shutOut({ refusal, stage }: PhoneState): RefusalCode | null {
  if (refusal === null || (stage !== null && stage.session.seal !== null)) return null
  return ['link-revoked', 'no-seat', 'expelled'].includes(refusal.code) ? refusal.code : null
}

function Coming() {
  const { words } = usePhone()
  return (
    <p className="ph-quiet ph-coming" role="status">
      {words('phone.loading')}
    </p>
  )
}

function Room({ phone }: { phone: Phone }) {
  const { acts, rest, state, tab, words } = phone
  const stage = state.stage
  if (stage === null) return null
  const over = stage.session.seal !== null
  const mayAsk = !over && mayCommand('participant', 'ask', stage.session.phase) === 'yes'
  const hasField = mayAsk && tab !== 'recommendations'
  const asking = phone.asking && hasField
  return (
    <div className="ph-app" inert={phone.writing?.shown === true}>
      <div className="ph-behind" inert={asking}>
        <PhoneHeader />
      </div>
      <main className="ph-main" inert={asking}>
        <TopStrips />
        {phone.CarryOver === null ? null : <phone.CarryOver />}
        <Tab phone={phone} stage={stage} />
        <PhoneFoot />
        {rest === null || acts === null ? null : <rest.Announcer stage={stage} />}
      </main>
      <div className="ph-bottom">
        {over ? null : (
          <section aria-label={words('phone.ask-title')}>
            {asking ? null : <Receipt />}
            {hasField ? <AskForm /> : null}
            {mayAsk ? null : <p className="ph-shut">{words('phone.phase-closed')}</p>}
          </section>
        )}
        <div className="ph-behind" inert={asking}>
          <PhoneTabs />
        </div>
      </div>
    </div>
  )
}

function Tab({ phone, stage }: { phone: Phone; stage: StageView }) {
  const { rest, tab } = phone
  if (tab === 'live') return <LiveTab stage={stage} />
  if (rest === null) return <Coming />
  return tab === 'questions' ? <rest.QuestionsTab stage={stage} /> : <rest.RecommendationsTab stage={stage} />
}
