import type { LinkId } from '../../../shared/domain/ids.ts'
import { type RefusalCode, refusal } from '../../../shared/domain/refusal.ts'
import type { CatalogueAnswer } from '../../../shared/protocol/catalogue-command.ts'
import type { CatalogueState, CatalogueWrite } from '../catalogue-state.ts'

/** All that a decision may look at. Chance and time are given: the same question gets the same answer. */
export interface CatalogueDeciding {
  readonly state: CatalogueState
  readonly newLinkId: () => LinkId
  /** ISO: what the log of a consolidation keeps of the moment. */
  readonly now: () => string
}

export type CatalogueDecision =
  | Extract<CatalogueAnswer, { is: 'refused' }>
  | { readonly is: 'decided'; readonly writes: readonly CatalogueWrite[]; readonly id: string }

export function refuseCatalogue(code: RefusalCode, field: string | null = null): CatalogueDecision {
  return { is: 'refused', refusal: refusal(code), field }
}
