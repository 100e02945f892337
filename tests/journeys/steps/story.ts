import { type ForumItem, type ForumRecommendation, NOT_KEPT, numberOf, readForum } from '../../world/bamako.ts'

/** Session 1 of Bamako: what is asked, said and recommended there. */
export interface Story {
  readonly questions: readonly ForumItem[]
  readonly contributions: readonly ForumItem[]
  readonly recommendations: readonly ForumRecommendation[]
  /** Questions that the team keeps. */
  readonly kept: readonly ForumItem[]
  readonly item: (id: string) => ForumItem
  readonly answerTo: (id: string) => string
  readonly recommendation: (id: string) => ForumRecommendation
}

export function bamakoStory(): Story {
  const session = readForum('bamako').sessions[0]
  if (session === undefined) throw new Error('the Bamako forum has no session')
  const { items, recommendations } = session
  const questions = items.filter((item) => item.kind === 'question')
  const found = <T>(one: T | undefined, id: string): T => {
    if (one === undefined) throw new Error(`the story has no ${id}`)
    return one
  }
  return {
    questions,
    contributions: items.filter((item) => item.kind === 'contribution'),
    recommendations,
    kept: questions.filter((question) => NOT_KEPT[question.id] === undefined),
    item: (id) =>
      found(
        items.find((item) => item.id === id),
        id,
      ),
    answerTo: (id) =>
      found(
        items.find((item) => item.kind === 'answer' && item.replyTo?.includes(id)),
        id,
      ).text,
    recommendation: (id) =>
      found(
        recommendations.find((each) => each.id === id),
        id,
      ),
  }
}

/** Number of `BKO-S1-R03` in its series. */
export const rankOf = numberOf

/** Cut in the middle, between two words. */
export function halves(text: string): readonly [string, string] {
  const at = text.indexOf(' ', Math.floor(text.length / 2))
  return [text.slice(0, at), text.slice(at)]
}
