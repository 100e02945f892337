import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { Icon } from '../../parts/Icon.tsx'
import { invitesOf } from './floor-invites.ts'
import { usePhone } from './phone-context.ts'

/** Texts open to the room whose cards do not stand on this page: the room may write what it has not been shown yet. */
export function FloorInvites({ besides }: { besides: readonly CardId[] }) {
  const { state, words } = usePhone()
  return invitesOf(state.own, besides).map(({ text, card }) => {
    const face = state.stage?.cards[card]
    return (
      <article key={text} className="ph-card" aria-labelledby={`ph-floor-${card}`}>
        <h3 id={`ph-floor-${card}`} className="ph-floor-title">
          {face === undefined ? words('phone.floor-new') : words('phone.floor-n', { n: face.number })}
        </h3>
        <FloorButton card={card} />
      </article>
    )
  })
}

/** « Écrire avec la salle », while the text is open; without script only that it is. */
export function FloorButton({ card }: { card: CardId }) {
  const { acts, state, words } = usePhone()
  const text = textName('recommendation', card)
  if (!(text in state.own.floors)) return null
  return (
    <div className="ph-floor-open">
      <p>{words('phone.floor-open')}</p>
      {acts === null ? null : (
        <button type="button" className="ph-button ph-button-main" onClick={() => acts.write(text)}>
          <Icon name="pencil" />
          {words('phone.floor-write')}
        </button>
      )}
    </div>
  )
}
