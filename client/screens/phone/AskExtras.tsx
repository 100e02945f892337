import type { AskedForm } from '../../../shared/domain/card.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { Icon } from '../../parts/Icon.tsx'
import type { RefusedAsk } from './AskForm.tsx'
import { lettersLeft } from './ask-check.ts'
import { usePhone } from './phone-context.ts'
import { WhatBecomes } from './WhatBecomes.tsx'

/** What stands between the field and *Envoyer*: hint, count, likeness, what it is and whose. */
export function AskExtras({ typed, kind, refused }: { typed: string; kind: AskedForm; refused: RefusedAsk | null }) {
  const { acts, insecure, rest, words } = usePhone()
  const left = lettersLeft(typed, words)
  const named = refused !== null && refused.name !== null
  return (
    <div className="ph-ask-extras">
      <div className="ph-hint">
        <p>{words(kind === 'question' ? 'ask.hint' : 'phone.contribution-hint')}</p>
        {left === null ? null : <p className={left.tooMany ? 'ph-left ph-left-over' : 'ph-left'}>{left.text}</p>}
      </div>
      {rest === null || acts === null ? null : <rest.AlreadyAsked typed={typed} />}
      <fieldset className="ph-segments">
        <legend className="ph-hidden">{words('phone.kind')}</legend>
        <Segment
          name="form"
          value="question"
          word={words('phone.kind-question')}
          on={refused?.form !== 'contribution'}
          icon="help"
        />
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
