import type { StageAsked, StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'
import type { VisitView } from '../../../shared/domain/visit-view.ts'
import { bareWords } from './frame-hand.ts'
import type { FrameName } from './frame-layout.ts'

/** Page of a frame; the fourth frame's pages lie behind one another and each keeps its name. */
export type PageName = Exclude<FrameName, 'desk'> | 'desk' | 'rapporteur' | 'minutes'

/** What can be seen at this moment: the frames' pages as they are drawn, and what the server says the room is shown. */
export interface VisitWorld {
  readonly page: (name: PageName) => Document | null
  readonly stage: StageView | null
  readonly seal: string | null
  readonly script: VisitView['script']
  /** The question as it was typed into the phone last; '' before. */
  readonly asked: string
  /** The minutes were opened. */
  readonly minutesOpen: boolean
  readonly altered: boolean
}

export function find(world: VisitWorld, page: PageName, selector: string): HTMLElement | null {
  return world.page(page)?.querySelector<HTMLElement>(selector) ?? null
}

export function fieldValue(world: VisitWorld, page: PageName, selector: string): string {
  const field = find(world, page, selector)
  return field !== null && 'value' in field ? String(field.value) : ''
}

/** Whether these words stand on a page, whatever its spaces and line breaks. */
export function isShown(world: VisitWorld, page: PageName, words: string): boolean {
  const bare = bareWords(words)
  return bare !== '' && bareWords(world.page(page)?.body?.textContent ?? '').includes(bare)
}

/** The visitor's question as the room may see it. */
export function askedCard(world: VisitWorld): StageAsked | null {
  const bare = bareWords(world.asked)
  for (const card of Object.values(world.stage?.cards ?? {})) {
    if (card.kind !== 'recommendation' && bare !== '' && bareWords(card.text) === bare) return card
  }
  return null
}

export function recommendationCard(world: VisitWorld): StageRecommendation | null {
  const cards = Object.values(world.stage?.cards ?? {})
  return cards.findLast((card): card is StageRecommendation => card.kind === 'recommendation') ?? null
}

/** The console's row of the visitor's question. */
export function rowOf(world: VisitWorld, kind: 'con-inrow' | 'con-queuerow'): HTMLElement | null {
  const bare = bareWords(world.asked)
  if (bare === '') return null
  for (const row of world.page('console')?.querySelectorAll<HTMLElement>(`.${kind}`) ?? []) {
    if (bareWords(row.querySelector('.con-row-text')?.textContent ?? '') === bare) return row
  }
  return null
}
