import type { Outcome } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useSharedText } from '../../state/use-shared-text.ts'
import { useActs } from '../console/ActsProvider.tsx'
import { type Place, stepPlace } from '../console/placing.ts'
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
  const { act, off, pending } = useActs()
  const order = cards.map((card) => card.id)
  const move = (card: CardId, place: Place | null) => {
    if (place !== null) void act({ kind: 'place', card, before: place.before })
  }
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
            <li key={card.id} className={`rap-item${card.id === chosen ? ' rap-item-on' : ''}`}>
              <NumberBadge
                number={`R${card.number}`}
                size="small"
                tone={card.outcome.is === 'in-progress' ? (card.live ? 'filled' : 'outlined') : 'done'}
              />
              <button
                type="button"
                className="con-row-body"
                aria-current={card.id === chosen || undefined}
                onClick={() => onChoose(card.id)}
              >
                <FirstWords card={card} />
                <span className="con-line">
                  <span className={card.outcome.is === 'in-progress' ? undefined : 'rap-outcome'}>
                    {words(outcomes[card.outcome.is])}
                  </span>
                  {card.live ? <span className="con-onwall">{words('rap.roomreads')}</span> : null}
                </span>
              </button>
              {card.id === chosen ? (
                <span className="rap-order">
                  <Button
                    size="small"
                    icon="up"
                    label={words('con.up')}
                    reason={order[0] === card.id ? words('con.isfirst') : off}
                    busy={pending.has(card.id)}
                    onPress={() => move(card.id, stepPlace(order, card.id, 'up'))}
                  >
                    {null}
                  </Button>
                  <Button
                    size="small"
                    icon="down"
                    label={words('con.down')}
                    reason={order.at(-1) === card.id ? words('con.islast') : off}
                    busy={pending.has(card.id)}
                    onPress={() => move(card.id, stepPlace(order, card.id, 'down'))}
                  >
                    {null}
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      </div>
    </section>
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
