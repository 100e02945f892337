import { mayCommand } from '../../../shared/domain/permission.ts'
import { Announcer } from './Announcer.tsx'
import { AskForm } from './AskForm.tsx'
import { DeniedView, ErasedView, Notice } from './DeniedView.tsx'
import { JoinView } from './JoinView.tsx'
import { LiveTab } from './LiveTab.tsx'
import { PhoneFoot } from './PhoneFoot.tsx'
import { PhoneHeader } from './PhoneHeader.tsx'
import { Receipt, TopStrips } from './PhoneStrips.tsx'
import { PhoneTabs } from './PhoneTabs.tsx'
import { PhoneContext } from './phone-context.ts'
import type { Phone } from './phone-state.ts'
import { QuestionsTab } from './QuestionsTab.tsx'
import { RecommendationsTab } from './RecommendationsTab.tsx'
import './phone.css'

/** The whole phone. Drawn by the server and again by the browser from the same page: no clock, no chance, no window. */
export function PhoneApp({ phone }: { phone: Phone }) {
  return (
    <PhoneContext.Provider value={phone}>
      <Screen phone={phone} />
    </PhoneContext.Provider>
  )
}

function Screen({ phone }: { phone: Phone }) {
  const { page, state, words } = phone
  if (state.erased !== 'no') return <ErasedView whole={state.erased === 'whole'} />
  switch (page.screen) {
    case 'join':
      return <JoinView />
    case 'denied':
      return <DeniedView code={page.refusal} />
    case 'phone':
      return state.stage === null ? (
        <Notice icon="clock" title={words('phone.loading')} text={words('live.rule')} />
      ) : (
        <Room phone={phone} />
      )
  }
}

function Room({ phone }: { phone: Phone }) {
  const { state, tab, words } = phone
  const stage = state.stage
  if (stage === null) return null
  const over = stage.session.seal !== null
  const mayAsk = !over && mayCommand('participant', 'ask', stage.session.phase) === 'yes'
  const hasField = mayAsk && tab !== 'recommendations'
  const asking = phone.asking && hasField
  return (
    <div className="ph-app">
      <div className="ph-behind" inert={asking}>
        <PhoneHeader />
      </div>
      <main className="ph-main" inert={asking}>
        <TopStrips />
        {tab === 'live' ? <LiveTab stage={stage} /> : null}
        {tab === 'questions' ? <QuestionsTab stage={stage} /> : null}
        {tab === 'recommendations' ? <RecommendationsTab stage={stage} /> : null}
        <PhoneFoot />
        <Announcer stage={stage} />
      </main>
      <div className="ph-bottom">
        {asking ? null : <Receipt />}
        {hasField ? <AskForm /> : null}
        {mayAsk || over ? null : <p className="ph-shut">{words('phone.phase-closed')}</p>}
        <div className="ph-behind" inert={asking}>
          <PhoneTabs />
        </div>
      </div>
    </div>
  )
}
