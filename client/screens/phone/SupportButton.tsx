import type { StageAsked } from '../../../shared/domain/stage-view.ts'
import { Icon } from '../../parts/Icon.tsx'
import { ActForm } from './ActForm.tsx'
import { usePhone } from './phone-context.ts'
import { refusalWords } from './refusal-words.ts'
import { countWith, supportOf } from './weighed.ts'

/** « Moi aussi »: two people, never a hand. Chosen differs by fill and by mark; the tick waits for the server. */
export function SupportButton({ card, small = false }: { card: StageAsked; small?: boolean }) {
  const { state, words } = usePhone()
  if (card.id in state.own.mine) {
    return (
      <p className="ph-own-support">
        <Icon name="pencil" />
        {words('phone.support-mine')} · {words('phone.supports', { n: card.supports })}
      </p>
    )
  }
  if (state.stage?.session.seal != null) {
    return (
      <p className="ph-own-support">
        <Icon name="people" />
        {words('phone.supports', { n: card.supports })}
      </p>
    )
  }
  const support = supportOf(card.id, state.own, state.pending)
  const count = countWith(card.supports, support.known, support.choice)
  return (
    <>
      <ActForm wish={{ kind: 'support', card: card.id, on: !support.choice }}>
        <button
          type="submit"
          className={small ? 'ph-choice ph-choice-small' : 'ph-choice'}
          aria-pressed={support.choice}
        >
          <Icon name={!support.choice ? 'people' : support.sure ? 'check' : 'clock'} />
          <span>{words('ask.metoo')}</span>
          <b>{count}</b>
          <span className="ph-hidden">{words('phone.question-n', { n: card.number })}</span>
        </button>
      </ActForm>
      {support.refused === null ? null : (
        <p className="ph-refused">
          <Icon name="alert" />
          {words('phone.not-received', { reason: refusalWords(support.refused.refusal, words) })}
        </p>
      )}
    </>
  )
}
