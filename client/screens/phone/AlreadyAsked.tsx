import { Icon } from '../../parts/Icon.tsx'
import { askedInOrder } from './card-lists.ts'
import { similarTo } from './likeness.ts'
import { usePhone } from './phone-context.ts'
import { spoken } from './spoken.ts'
import { countWith, supportOf } from './weighed.ts'

/** « Déjà posée ? »: to join somebody's question is one tap less than to ask it again. Buttons, since forms cannot nest. */
export function AlreadyAsked({ typed }: { typed: string }) {
  const { acts, state, words } = usePhone()
  if (acts === null || state.stage === null || typed === '') return null
  const others = askedInOrder(state.stage).filter((card) => !(card.id in state.own.mine))
  const similar = similarTo(typed, others)
  if (similar.length === 0) return null
  return (
    <section className="ph-similar" aria-live="polite">
      <h2>{words('ask.dup')}</h2>
      {similar.map((card) => {
        const support = supportOf(card.id, state.own, state.pending)
        return (
          <div key={card.id}>
            <p dir="auto">
              <b>{card.number}</b> · {spoken(card.text)}
            </p>
            <button
              type="button"
              className="ph-choice ph-choice-small"
              aria-pressed={support.choice}
              onClick={() => acts.add({ kind: 'support', card: card.id, on: !support.choice })}
            >
              <Icon name={!support.choice ? 'people' : support.sure ? 'check' : 'clock'} />
              <span>{words('ask.metoo')}</span>
              <b>{countWith(card.supports, support.known, support.choice)}</b>
            </button>
          </div>
        )
      })}
    </section>
  )
}
