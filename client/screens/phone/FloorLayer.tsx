import { useEffect } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { usePhone } from './phone-context.ts'
import type { Writing } from './phone-state.ts'

/** The sheet over the whole page in which the room writes; what is in it comes in a file of its own. */
export function FloorLayer({ writing }: { writing: Writing }) {
  const { acts, state, words } = usePhone()
  const { text, card, shown, Sheet } = writing
  const face = card === null ? undefined : state.stage?.cards[card]
  const close = () => acts?.stopWriting()

  // The page behind is where it was: so is the place in it.
  useEffect(() => {
    if (!shown) return
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [shown])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the whole sheet, besides its button
    <div
      className={shown ? 'ph-floor' : 'ph-none'}
      {...(shown ? { role: 'dialog', 'aria-modal': true, 'aria-labelledby': 'ph-floor' } : {})}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <div className="ph-ask-bar">
        <button type="button" className="ph-x" aria-label={words('phone.close')} onClick={close}>
          <Icon name="close" />
        </button>
        <b id="ph-floor">
          {face === undefined ? words('phone.floor-new') : words('phone.floor-n', { n: face.number })}
        </b>
      </div>
      {Sheet === null ? (
        <p className="ph-quiet ph-coming" role="status">
          {words('phone.floor-coming')}
        </p>
      ) : (
        <Sheet text={text} shown={shown} />
      )}
    </div>
  )
}
