import type { StageView } from '../../../shared/domain/stage-view.ts'
import { recommendationsInOrder } from './card-lists.ts'
import { EmptyState } from './EmptyState.tsx'
import { usePhone } from './phone-context.ts'
import { RecommendationCard } from './RecommendationCard.tsx'

export function RecommendationsTab({ stage }: { stage: StageView }) {
  const { words } = usePhone()
  const cards = recommendationsInOrder(stage)
  return (
    <>
      <h2 className="ph-hidden">{words('phone.tab-recommendations')}</h2>
      {cards.length === 0 ? (
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
