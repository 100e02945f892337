import type { OwnCard } from '../../../shared/domain/role-view.ts'
import { Icon } from '../../parts/Icon.tsx'
import { ActForm } from './ActForm.tsx'
import { EmptyState } from './EmptyState.tsx'
import { actState, type OwnState, ownState } from './own-state.ts'
import { usePhone } from './phone-context.ts'
import type { PhoneAct } from './phone-state.ts'
import { spoken } from './spoken.ts'

/** What this person sent, and what is still on this phone, newest first. */
export function MyQuestions() {
  const { state, words } = usePhone()
  const mine = Object.values(state.own.mine).sort((one, other) => other.number - one.number)
  // On its way and there already: the news came before the answer, and one question must not be seen twice.
  const arrived = (act: PhoneAct) =>
    act.is === 'sending' && mine.some((card) => 'text' in act.command && card.text === act.command.text)
  const kept = state.pending.filter((act) => act.command.kind === 'ask' && !arrived(act)).reverse()
  if (mine.length === 0 && kept.length === 0) {
    if (state.stage?.session.seal != null) {
      return <EmptyState icon="lock" title={words('refusal.closed')} next={words('phone.closed-mine')} />
    }
    return <EmptyState icon="pencil" title={words('phone.none-mine')} next={words('phone.none-next')} />
  }
  return (
    <>
      {kept.map((act) => (
        <KeptQuestion key={act.id} act={act} />
      ))}
      {mine.map((card) => (
        <SentQuestion key={card.id} card={card} />
      ))}
    </>
  )
}

function KeptQuestion({ act }: { act: PhoneAct }) {
  const { state, words } = usePhone()
  if (act.command.kind !== 'ask') return null
  return (
    <article className="ph-card ph-mine">
      <p className="ph-mine-text" dir="auto">
        {spoken(act.command.text)}
      </p>
      <StateLine state={actState(act, state.durable, words)} />
      <RefusedButtons act={act} />
    </article>
  )
}

/** After a refusal the words are still here: to be changed, sent once more, or let go. */
function RefusedButtons({ act }: { act: PhoneAct }) {
  const { acts, words } = usePhone()
  if (act.is !== 'refused' || acts === null) return null
  return (
    <div className="ph-buttons">
      {act.command.kind === 'ask' ? (
        <button type="button" className="ph-button" onClick={() => acts.edit(act)}>
          <Icon name="pencil" />
          {words('phone.edit')}
        </button>
      ) : null}
      <button type="button" className="ph-button" onClick={() => acts.retry(act.id)}>
        <Icon name="send" />
        {words('st.retry')}
      </button>
      <button type="button" className="ph-button ph-button-away" onClick={() => acts.drop(act.id)}>
        <Icon name="bin" />
        {words('phone.drop')}
      </button>
    </div>
  )
}

function SentQuestion({ card }: { card: OwnCard }) {
  const { state, words } = usePhone()
  const over = state.stage?.session.seal != null
  const changes = state.pending.filter((act) => 'card' in act.command && act.command.card === card.id)
  return (
    <article className="ph-card ph-mine">
      <p className="ph-mine-text" dir="auto">
        {card.text === '' ? (
          <b>{words('phone.question-n', { n: card.number })}</b>
        ) : (
          <>
            <b>{card.number}</b> · {spoken(card.text)}
          </>
        )}
      </p>
      <StateLine state={ownState(card, over, words)} />
      {changes.map((act) => (
        <div key={act.id}>
          {act.command.kind === 'replace-own' ? <blockquote dir="auto">{act.command.text}</blockquote> : null}
          <StateLine state={actState(act, state.durable, words)} />
          <RefusedButtons act={act} />
        </div>
      ))}
      {card.state.is === 'waiting' && !over && changes.length === 0 ? <WaitingButtons card={card} /> : null}
    </article>
  )
}

/** Until the team has read it, the asker may change it or take it back. */
function WaitingButtons({ card }: { card: OwnCard }) {
  const { words } = usePhone()
  return (
    <>
      <details className="ph-more">
        <summary>
          <Icon name="pencil" />
          {words('phone.edit')}
        </summary>
        <ActForm wish={{ kind: 'replace-own', card: card.id, text: '' }} className="ph-edit">
          <textarea
            name="text"
            rows={4}
            dir="auto"
            required
            aria-label={words('phone.edit-title')}
            defaultValue={card.text}
          />
          <button type="submit" className="ph-button ph-button-main">
            <Icon name="send" />
            {words('phone.replace')}
          </button>
        </ActForm>
      </details>
      <details className="ph-more">
        <summary>
          <Icon name="bin" />
          {words('phone.withdraw')}
        </summary>
        <ActForm wish={{ kind: 'withdraw-own', card: card.id }}>
          <button type="submit" className="ph-button ph-button-away">
            <Icon name="bin" />
            {words('phone.withdraw-sure')}
          </button>
        </ActForm>
      </details>
    </>
  )
}

function StateLine({ state }: { state: OwnState }) {
  return (
    <p className={`ph-state ph-tone-${state.tone}`} role="status">
      <Icon name={state.icon} />
      <span>{state.text}</span>
    </p>
  )
}
