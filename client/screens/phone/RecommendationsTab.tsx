import type { StageView } from '../../../shared/domain/stage-view.ts'
import { recommendationsInOrder } from './card-lists.ts'
import { EmptyState } from './EmptyState.tsx'
import { FloorInvites } from './FloorInvites.tsx'
import { FloorLeft } from './FloorLeft.tsx'
import { invitesOf } from './floor-invites.ts'
import { usePhone } from './phone-context.ts'
import { RecommendationCard } from './RecommendationCard.tsx'

export function RecommendationsTab({ stage }: { stage: StageView }) {
  const { state, words } = usePhone()
  const cards = recommendationsInOrder(stage)
  const ids = cards.map((card) => card.id)
  const invited = invitesOf(state.own, ids).length > 0
  return (
    <>
      <h2 className="ph-hidden">{words('phone.tab-recommendations')}</h2>
      <FloorLeft />
      <FloorInvites besides={ids} />
      {cards.length === 0 && !invited ? (
        <EmptyState
          icon="paper"
          title={words('phone.none-recommendations')}
          next={words('phone.none-recommendations-next')}
        />
      ) : (
        cards.map((card) => <RecommendationCard key={card.id} card={card} />)
      )}
    </>
  )
}
