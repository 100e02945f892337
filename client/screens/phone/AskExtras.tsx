import type { AskedForm } from '../../../shared/domain/card.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { Icon } from '../../parts/Icon.tsx'
import type { RefusedAsk } from './AskForm.tsx'
import { lettersLeft } from './ask-check.ts'
import { askedInOrder } from './card-lists.ts'
import { similarTo } from './likeness.ts'
import { usePhone } from './phone-context.ts'
import { WhatBecomes } from './WhatBecomes.tsx'
import { countWith, supportOf } from './weighed.ts'

/** What stands between the field and *Envoyer*: hint, count, likeness, what it is and whose. */
export function AskExtras({ typed, kind, refused }: { typed: string; kind: AskedForm; refused: RefusedAsk | null }) {
  const { insecure, words } = usePhone()
  const left = lettersLeft(typed, words)
  const named = refused !== null && refused.name !== null
  return (
    <div className="ph-ask-extras">
      <div className="ph-hint">
        <p>{words(kind === 'question' ? 'ask.hint' : 'phone.contribution-hint')}</p>
        {left === null ? null : <p className={left.tooMany ? 'ph-left ph-left-over' : 'ph-left'}>{left.text}</p>}
      </div>
      <AlreadyAsked typed={typed} />
      <fieldset className="ph-segments">
        <legend className="ph-hidden">{words('phone.kind')}</legend>
        <Segment name="form" value="question" word={words('phone.kind-question')} on={refused?.form !== 'contribution'} icon="help" />
        <Segment
          name="form"
          value="contribution"
          word={words('phone.kind-contribution')}
          on={refused?.form === 'contribution'}
          icon="message"
        />
      </fieldset>
      <fieldset className="ph-segments ph-naming">
        <legend className="ph-hidden">{words('phone.naming')}</legend>
        <Segment name="named" value="0" word={words('ask.anon')} on={!named} icon="shield" />
        <Segment name="named" value="1" word={words('ask.named')} on={named} icon="pencil" />
        <input
          className="ph-name"
          name="name"
          type="text"
          autoComplete="off"
          dir="auto"
          maxLength={limits.nameCharactersMax}
          aria-label={words('phone.name-field')}
          placeholder={words('phone.name-field')}
          {...(named ? { defaultValue: refused.name ?? '' } : {})}
        />
      </fieldset>
      {insecure ? (
        <p className="ph-warn">
          <Icon name="alert" />
          {words('phone.insecure')}
        </p>
      ) : null}
      <WhatBecomes />
    </div>
  )
}

function Segment(props: {
  name: string
  value: string
  word: string
  on: boolean
  icon: 'help' | 'message' | 'shield' | 'pencil'
}) {
  return (
    <label className="ph-segment">
      <input type="radio" name={props.name} value={props.value} defaultChecked={props.on} />
      <span>
        <Icon name={props.icon} />
        {props.word}
      </span>
    </label>
  )
}

/** « Déjà posée ? »: to join somebody's question is one tap less than to ask it again. Buttons, since forms cannot nest. */
function AlreadyAsked({ typed }: { typed: string }) {
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
              <b>{card.number}</b> · {card.text}
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
