import { useRef, useState } from 'react'
import { mayCommand } from '../../../shared/domain/permission.ts'
import { Icon } from '../../parts/Icon.tsx'
import { usePhone } from './phone-context.ts'

/** Words of one's own that are not in the text: nobody else decides what becomes of them. `again`: into the open text. */
export function LeftWords(props: { left: string; drop: () => void; again: (() => void) | null }) {
  const { acts, state, words } = usePhone()
  const quote = useRef<HTMLQuoteElement>(null)
  const [copied, setCopied] = useState(false)
  const stage = state.stage
  const mayAsk =
    stage !== null && stage.session.seal === null && mayCommand('participant', 'ask', stage.session.phase) === 'yes'
  const give = () => {
    acts?.contribute(props.left)
    props.drop()
  }
  const copy = () => {
    if (quote.current === null) return
    // The clipboard of today is for secure addresses only; in a hall this one still works, or the words stand selected.
    getSelection()?.selectAllChildren(quote.current)
    setCopied(document.execCommand('copy'))
  }
  return (
    <>
      <p>{words('phone.floor-offered')}</p>
      <blockquote dir="auto" ref={quote}>
        {props.left}
      </blockquote>
      <div className="ph-buttons">
        {props.again === null ? null : (
          <button type="button" className="ph-button ph-button-main" onClick={props.again}>
            {words('phone.floor-again')}
          </button>
        )}
        {props.again === null && mayAsk ? (
          <button type="button" className="ph-button ph-button-main" onClick={give}>
            {words('phone.floor-give')}
          </button>
        ) : null}
        <button type="button" className="ph-button" onClick={copy}>
          <Icon name={copied ? 'check' : 'paper'} />
          {words(copied ? 'phone.copied' : 'phone.copy')}
        </button>
        <button type="button" className="ph-button ph-button-away" onClick={props.drop}>
          <Icon name="bin" />
          {words('phone.floor-drop')}
        </button>
      </div>
    </>
  )
}
