import type { TeamCard, TeamView } from '../../../shared/domain/role-view.ts'
import type { Presence } from './presence.ts'

/** What a facilitator should know before nothing can change any more. Numbers are those said aloud in the room. */
export interface ClosingChecks {
  readonly waiting: readonly number[]
  readonly unanswered: readonly number[]
  /** `summaries` says which have words; an answer given aloud without any leaves a hole in the minutes. */
  readonly withoutSummary: readonly number[]
  /** Summaries of answers given aloud that the expert has not read again: printed so. */
  readonly notReread: readonly number[]
  readonly lostPhones: number
  /** R numbers still being written. */
  readonly unfinished: readonly number[]
}

/** `summaryOf`: the team's summary as the stage shows it, empty when there is none. */
export function closingChecks(
  view: TeamView,
  summaryOf: (card: TeamCard) => string,
  presence: Presence | null,
): ClosingChecks {
  const waiting: number[] = []
  const unanswered: number[] = []
  const withoutSummary: number[] = []
  const notReread: number[] = []
  const unfinished: number[] = []
  for (const card of Object.values(view.cards)) {
    if (card.kind === 'recommendation') {
      if (card.outcome.is === 'in-progress') unfinished.push(card.number)
    } else if (card.state.is === 'waiting') waiting.push(card.number)
    else if (card.state.is === 'queued') {
      if (card.answer === 'aloud' && summaryOf(card).trim() === '') withoutSummary.push(card.number)
      else if (card.answer === 'aloud' && !card.summaryReread) notReread.push(card.number)
      // A contribution asks for no answer.
      const open = card.answer === 'none' || card.answer === 'draft' || card.answer === 'live'
      if (open && (card.form === 'question' || card.answer !== 'none')) unanswered.push(card.number)
    }
  }
  for (const numbers of [waiting, unanswered, withoutSummary, notReread, unfinished]) numbers.sort((a, b) => a - b)
  return { waiting, unanswered, withoutSummary, notReread, lostPhones: presence?.lostPhones ?? 0, unfinished }
}

export function nothingOpen(checks: ClosingChecks): boolean {
  return (
    checks.waiting.length === 0 &&
    checks.unanswered.length === 0 &&
    checks.withoutSummary.length === 0 &&
    checks.notReread.length === 0 &&
    checks.unfinished.length === 0 &&
    checks.lostPhones === 0
  )
}
