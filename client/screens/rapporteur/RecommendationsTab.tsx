import { useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useSession, useWords } from '../../state/session-context.tsx'
import { useActs } from '../console/ActsProvider.tsx'
import { describe } from './description.ts'
import { RecommendationEditor } from './RecommendationEditor.tsx'
import { RecommendationList } from './RecommendationList.tsx'
import { RoomSide } from './RoomSide.tsx'
import { recommendationsInOrder } from './recommendation-rows.ts'
import type { Descriptions } from './use-descriptions.ts'

/** All recommendations, one being written, and what the room sees and asked. */
export function RecommendationsTab(props: {
  readonly view: TeamView
  readonly stage: StageView
  readonly descriptions: Descriptions
}) {
  const { view, stage, descriptions } = props
  const words = useWords()
  const session = useSession()
  const { act } = useActs()
  const [chosen, setChosen] = useState<CardId | null>(null)
  const [fresh, setFresh] = useState<CardId | null>(null)
  const cards = recommendationsInOrder(view)
  const card = cards.find((other) => other.id === chosen) ?? cards.at(-1)

  const draft = () => {
    // The device makes the id, so that the words can be typed as soon as the card is there.
    const id = session.newCardId()
    setChosen(id)
    setFresh(id)
    void act({ kind: 'draft-recommendation', card: id, text: '', sources: [] })
  }
  const description = card === undefined ? null : describe(card, descriptions.edits[card.id])
  const toggleSource = (source: CardId) => {
    if (card === undefined || description === null) return
    const { sources } = description
    descriptions.change(card.id, {
      sources: sources.includes(source) ? sources.filter((other) => other !== source) : [...sources, source],
    })
  }

  return (
    <>
      <RecommendationList cards={cards} chosen={card?.id ?? null} onChoose={setChosen} onDraft={draft} />
      <section className="con-column rap-centre" aria-label={words('rap.writing')}>
        {card === undefined || description === null ? (
          <EmptyState icon="pencil" title={words('rap.none')}>
            {words('rap.nonemore')}
          </EmptyState>
        ) : (
          <RecommendationEditor
            key={card.id}
            card={card}
            others={cards}
            stage={stage}
            description={description}
            fresh={card.id === fresh}
            onChange={(edit) => descriptions.change(card.id, edit)}
            onLeave={descriptions.flush}
            onSource={toggleSource}
          />
        )}
      </section>
      <RoomSide stage={stage} sources={description?.sources ?? null} onSource={toggleSource} />
    </>
  )
}
