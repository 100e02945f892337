import { AlreadyAsked } from './AlreadyAsked.tsx'
import { Announcer } from './Announcer.tsx'
import { DeniedView, ErasedView } from './DeniedView.tsx'
import { EndView } from './EndView.tsx'
import { FloorInvites } from './FloorInvites.tsx'
import { FloorLayer } from './FloorLayer.tsx'
import { FloorLeft } from './FloorLeft.tsx'
import { FollowAnswer } from './FollowAnswer.tsx'
import { JoinView } from './JoinView.tsx'
import type { RestOfPhone } from './phone-state.ts'
import { QuestionsTab } from './QuestionsTab.tsx'
import { RecommendationCard } from './RecommendationCard.tsx'
import { RecommendationsTab } from './RecommendationsTab.tsx'

/** What asking a first question does not need: a file of its own, loaded once the field is ready (issue budget: 35 KB). */
export const restOfPhone: RestOfPhone = {
  AlreadyAsked,
  Announcer,
  DeniedView,
  EndView,
  ErasedView,
  FloorInvites,
  FloorLayer,
  FloorLeft,
  FollowAnswer,
  JoinView,
  QuestionsTab,
  RecommendationCard,
  RecommendationsTab,
}
