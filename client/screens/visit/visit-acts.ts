import type { VisitView } from '../../../shared/domain/visit-view.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { bareWords } from './frame-hand.ts'
import type { FrameName } from './frame-layout.ts'
import {
  askedCard,
  fieldValue,
  find,
  isShown,
  type PageName,
  recommendationCard,
  rowOf,
  type VisitWorld,
} from './visit-world.ts'

export const STEPS = ['ask', 'sort', 'show', 'answer', 'recommend', 'close', 'minutes'] as const
export type StepName = (typeof STEPS)[number]

/** One thing to do, by the visitor or for him: which button, why, and how one sees that it was done. */
export interface VisitAct {
  readonly id: string
  readonly step: StepName
  readonly page: PageName
  /** The laptop frame that is large meanwhile: where it is done, or where one sees what it does. */
  readonly focus: Exclude<FrameName, 'phone'>
  readonly why: WordId
  /** What to press or to write in; null as long as the page does not show it. */
  readonly target: (world: VisitWorld) => HTMLElement | null
  /** Words to type; without: it is pressed. */
  readonly text?: (script: VisitView['script']) => string
  /** In « Jouer » the power is cut in the middle of these words. */
  readonly cut?: boolean
  /** True only by what pages and server show: never because a button was pressed. */
  readonly done: (world: VisitWorld) => boolean
}

const lettersMin = 12
const isAnswered = (world: VisitWorld) => {
  const answer = askedCard(world)?.answer
  return answer === 'written' || answer === 'aloud'
}
const isOver = (world: VisitWorld) => world.seal !== null
const mark = (page: PageName, name: string) => (world: VisitWorld) => find(world, page, `[data-visit="${name}"]`)
const lastWords = (text: string) => text.trim().slice(-24)

/** The visit, in order. Each act is skipped when what it leads to is already there: the visitor may run ahead. */
export const visitActs: readonly VisitAct[] = [
  {
    id: 'phone-field',
    step: 'ask',
    page: 'phone',
    focus: 'console',
    why: 'visit.why.field',
    target: mark('phone', 'phone-field'),
    text: (script) => script.question,
    done: (world) =>
      fieldValue(world, 'phone', '[data-visit="phone-field"]').trim().length >= lettersMin ||
      rowOf(world, 'con-inrow') !== null ||
      askedCard(world) !== null ||
      isOver(world),
  },
  {
    id: 'phone-send',
    step: 'ask',
    page: 'phone',
    focus: 'console',
    why: 'visit.why.send',
    target: mark('phone', 'phone-send'),
    done: (world) => rowOf(world, 'con-inrow') !== null || askedCard(world) !== null || isOver(world),
  },
  {
    id: 'con-accept',
    step: 'sort',
    page: 'console',
    focus: 'console',
    why: 'visit.why.accept',
    // Its verbs are there once the row is chosen.
    target(world) {
      const row = rowOf(world, 'con-inrow')
      return row?.querySelector<HTMLElement>('[data-visit="con-accept"]') ?? row?.querySelector('.con-row-body') ?? null
    },
    done: (world) => askedCard(world) !== null || isOver(world),
  },
  {
    id: 'con-screen',
    step: 'show',
    page: 'console',
    focus: 'console',
    why: 'visit.why.screen',
    target: (world) => rowOf(world, 'con-queuerow')?.querySelector<HTMLElement>('.con-screen') ?? null,
    done(world) {
      const card = askedCard(world)
      if (isOver(world) || isAnswered(world)) return true
      return card !== null && world.stage?.board.card === card.id && isShown(world, 'board', card.text)
    },
  },
  {
    id: 'desk-live',
    step: 'answer',
    page: 'desk',
    focus: 'desk',
    why: 'visit.why.live',
    target: mark('desk', 'desk-live'),
    done: (world) => askedCard(world)?.answer === 'live' || isAnswered(world) || isOver(world),
  },
  {
    id: 'desk-editor',
    step: 'answer',
    page: 'desk',
    focus: 'desk',
    why: 'visit.why.answer',
    target: mark('desk', 'desk-editor'),
    text: (script) => script.answer,
    cut: true,
    done(world) {
      const text = askedCard(world)?.answerText ?? ''
      if (isOver(world) || isAnswered(world)) return true
      // What is still on its way from the desk is not on the board.
      const all = bareWords(fieldValue(world, 'desk', '[data-visit="desk-editor"]')) === bareWords(text)
      return all && text.trim().length >= lettersMin && isShown(world, 'board', lastWords(text))
    },
  },
  {
    id: 'desk-finish',
    step: 'answer',
    page: 'desk',
    focus: 'desk',
    why: 'visit.why.finish',
    target: mark('desk', 'desk-finish'),
    done: (world) => isAnswered(world) || isOver(world),
  },
  {
    id: 'rap-new',
    step: 'recommend',
    page: 'rapporteur',
    focus: 'desk',
    why: 'visit.why.new',
    target: mark('rapporteur', 'rap-new'),
    done: (world) => find(world, 'rapporteur', '[data-visit="rap-text"]') !== null || isOver(world),
  },
  {
    id: 'rap-text',
    step: 'recommend',
    page: 'rapporteur',
    focus: 'desk',
    why: 'visit.why.recommendation',
    target: mark('rapporteur', 'rap-text'),
    text: (script) => script.recommendation,
    done: (world) =>
      fieldValue(world, 'rapporteur', '[data-visit="rap-text"]').trim().length >= lettersMin || isOver(world),
  },
  {
    id: 'rap-show',
    step: 'recommend',
    page: 'rapporteur',
    focus: 'desk',
    why: 'visit.why.reveal',
    target: mark('rapporteur', 'rap-show'),
    done: (world) => recommendationCard(world) !== null || isOver(world),
  },
  {
    id: 'con-recommendation',
    step: 'recommend',
    page: 'console',
    focus: 'console',
    why: 'visit.why.wall',
    target: mark('console', 'con-recommendation'),
    done(world) {
      const card = recommendationCard(world)
      if (isOver(world) || card?.outcome.is === 'adopted') return true
      return card !== null && world.stage?.board.card === card.id && isShown(world, 'board', lastWords(card.text))
    },
  },
  {
    id: 'rap-adopt',
    step: 'recommend',
    page: 'rapporteur',
    focus: 'desk',
    why: 'visit.why.adopt',
    target: mark('rapporteur', 'rap-adopt'),
    done(world) {
      const outcome = recommendationCard(world)?.outcome.is
      return (outcome !== undefined && outcome !== 'in-progress') || isOver(world)
    },
  },
  {
    id: 'con-close',
    step: 'close',
    page: 'console',
    focus: 'console',
    why: 'visit.why.close',
    target: mark('console', 'con-close'),
    done: (world) => find(world, 'console', '[data-visit="con-close-confirm"]') !== null || isOver(world),
  },
  {
    id: 'con-close-confirm',
    step: 'close',
    page: 'console',
    focus: 'console',
    why: 'visit.why.confirm',
    target: mark('console', 'con-close-confirm'),
    done: isOver,
  },
  {
    id: 'con-minutes',
    step: 'minutes',
    page: 'console',
    focus: 'console',
    why: 'visit.why.minutes',
    target: mark('console', 'con-minutes'),
    done: (world) => world.minutesOpen,
  },
]
