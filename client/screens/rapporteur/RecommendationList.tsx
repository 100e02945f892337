import type { Outcome } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useSharedText } from '../../state/use-shared-text.ts'
import { useTeamView } from '../../state/use-view.ts'
import { useActs } from '../console/ActsProvider.tsx'
import { stepPlace } from '../console/placing.ts'
import { RefusalNote } from '../console/RefusalNote.tsx'
import type { RecommendationTeamCard } from './recommendation-rows.ts'

const outcomes: Readonly<Record<Outcome['is'], WordId>> = {
  'in-progress': 'rec.drafting',
  adopted: 'rec.adopted',
  'adopted-amended': 'rec.amended',
  withdrawn: 'rec.withdrawn',
}

/** R1 … Rn in the order of the minutes, each with its state. */
export function RecommendationList(props: {
  readonly cards: readonly RecommendationTeamCard[]
  readonly chosen: CardId | null
  readonly onChoose: (card: CardId) => void
  readonly onDraft: () => void
}) {
  const { cards, chosen, onChoose, onDraft } = props
  const words = useWords()
  const { off } = useActs()
  const order = cards.map((card) => card.id)
  return (
    <section className="con-column" aria-labelledby="rap-list">
      <header className="con-head">
        <h2 id="rap-list">{words('rap.recommendations')}</h2>
        <span className="con-count">{cards.length}</span>
      </header>
      <div className="rap-new">
        <Button look="primary" icon="plus" visit="rap-new" reason={off} onPress={onDraft}>
          {words('rap.new')}
        </Button>
        <RefusalNote of="draft-recommendation" />
      </div>
      <div className="con-scroll">
        <ol>
          {cards.map((card) => (
            <Item key={card.id} card={card} order={order} chosen={card.id === chosen} onChoose={onChoose} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function Item(props: {
  readonly card: RecommendationTeamCard
  readonly order: readonly CardId[]
  readonly chosen: boolean
  readonly onChoose: (card: CardId) => void
}) {
  const { card, order, chosen, onChoose } = props
  const words = useWords()
  const open = card.outcome.is === 'in-progress'
  const floor = useTeamView()?.floors[textName('recommendation', card.id)] !== undefined
  return (
    <li className={`rap-item${chosen ? ' rap-item-on' : ''}`}>
      <NumberBadge number={`R${card.number}`} size="small" tone={open ? (card.live ? 'filled' : 'outlined') : 'done'} />
      <button
        type="button"
        className="con-row-body"
        aria-current={chosen || undefined}
        onClick={() => onChoose(card.id)}
      >
        <FirstWords card={card} />
        <span className="con-line">
          <span className={open ? undefined : 'rap-outcome'}>{words(outcomes[card.outcome.is])}</span>
          {floor ? <span className="con-onwall">{words('rap.openitem')}</span> : null}
          {card.live && !floor ? <span className="con-onwall">{words('rap.roomreads')}</span> : null}
        </span>
      </button>
      {chosen ? <OrderButtons card={card.id} order={order} /> : null}
    </li>
  )
}

function OrderButtons({ card, order }: { readonly card: CardId; readonly order: readonly CardId[] }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const busy = pending.has(card)
  const step = (way: 'up' | 'down') => {
    const place = stepPlace(order, card, way)
    if (place !== null) void act({ kind: 'place', card, before: place.before })
  }
  const first = order[0] === card ? words('con.isfirst') : off
  const last = order.at(-1) === card ? words('con.islast') : off
  return (
    <span className="rap-order">
      <Button size="small" icon="up" label={words('con.up')} reason={first} busy={busy} onPress={() => step('up')}>
        {null}
      </Button>
      <Button size="small" icon="down" label={words('con.down')} reason={last} busy={busy} onPress={() => step('down')}>
        {null}
      </Button>
    </span>
  )
}

function FirstWords({ card }: { readonly card: RecommendationTeamCard }) {
  const words = useWords()
  const { state } = useSharedText(textName('recommendation', card.id))
  return (
    <span className="rap-item-text" dir="auto">
      {state.value.trim() === '' ? words('rap.untitled') : state.value}
    </span>
  )
}
