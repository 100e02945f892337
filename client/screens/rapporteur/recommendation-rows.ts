import type { CardId } from '../../../shared/domain/ids.ts'
import type { TeamCard, TeamView } from '../../../shared/domain/role-view.ts'
import type { StageAsked, StageView } from '../../../shared/domain/stage-view.ts'

export type RecommendationTeamCard = Extract<TeamCard, { kind: 'recommendation' }>

/** In the team's order, which the minutes follow. */
export function recommendationsInOrder(view: TeamView): readonly RecommendationTeamCard[] {
  return Object.values(view.cards)
    .filter((card): card is RecommendationTeamCard => card.kind === 'recommendation')
    .toSorted((one, other) => one.order - other.order || one.number - other.number)
}

/** What a recommendation may rest on: the room's own questions and contributions, by number. */
export function askedByNumber(stage: StageView): readonly StageAsked[] {
  return Object.values(stage.cards)
    .filter((card): card is StageAsked => card.kind !== 'recommendation')
    .toSorted((one, other) => one.number - other.number)
}

/** Those whose number, words, answer or summary hold all the words looked for, without regard to accents. */
export function lookUp(asked: readonly StageAsked[], wanted: string): readonly StageAsked[] {
  const parts = folded(wanted).split(/\s+/).filter(Boolean)
  if (parts.length === 0) return asked
  return asked.filter((card) => {
    const text = folded(`${card.number} ${card.text} ${card.answerText} ${card.summaryText}`)
    return parts.every((part) => text.includes(part))
  })
}

/** Numbers of the sources still on the stage, in order. */
export function sourceNumbers(sources: readonly CardId[], asked: readonly StageAsked[]): readonly StageAsked[] {
  return asked.filter((card) => sources.includes(card.id))
}

/** Addressees named in other recommendations, offered again so that one body keeps one name. */
export function knownAddressees(cards: readonly RecommendationTeamCard[]): readonly string[] {
  return [...new Set(cards.flatMap((card) => card.addressees))].toSorted((one, other) => one.localeCompare(other))
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
