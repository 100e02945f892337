import type { Level, RecommendationCard } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'

/** The fields of a recommendation besides its text. */
export interface Description {
  readonly addressees: readonly string[]
  readonly level: Level
  /** yyyy-mm-dd */
  readonly deadline: string | null
  readonly indicator: string | null
  readonly sources: readonly CardId[]
}
/** Only what was changed here and is not on the server's disk yet. */
export type DescriptionEdit = Partial<Description>

/**
 * What is shown and sent: the server's fields with one's own changes on top. Fields that one did not touch are the
 * server's of this moment, so that two people in two fields do not undo each other.
 */
export function describe(card: RecommendationCard, edit: DescriptionEdit | undefined): Description {
  const { addressees, level, deadline, indicator, sources } = card
  return { addressees, level, deadline, indicator, sources, ...edit }
}

/** Ready for the server: without empty lines and spaces around. */
export function tidy(description: Description): Description {
  return {
    ...description,
    addressees: description.addressees.map((name) => name.trim()).filter((name) => name !== ''),
    indicator: description.indicator?.trim() || null,
  }
}

/** What is left of an edit after `sent` reached the disk: fields changed again meanwhile stay. */
export function remaining(edit: DescriptionEdit, sent: DescriptionEdit): DescriptionEdit | null {
  const left = Object.entries(edit).filter(([field, value]) => sent[field as keyof Description] !== value)
  return left.length === 0 ? null : Object.fromEntries(left)
}
