import { DECLINE_REASONS, type DeclineReason } from '../../../shared/domain/card.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import { type AskedTeamCard, isAnswered } from './asked-rows.ts'

/** What became of what was received, at this moment: once nothing waits, the same numbers as in the minutes. */
export interface BalanceNow {
  readonly received: number
  readonly waiting: number
  readonly written: number
  readonly aloud: number
  readonly later: number
  readonly unanswered: number
  readonly contributions: number
  readonly merged: number
  readonly declined: Readonly<Record<DeclineReason, number>>
  readonly withdrawn: number
  readonly protected: number
}

export function balanceNow(view: TeamView): BalanceNow {
  const asked = Object.values(view.cards).filter((card): card is AskedTeamCard => card.kind === 'asked')
  const fates = asked.map((card) => ({ card, fate: fateOf(view, card) }))
  const count = (matches: (each: (typeof fates)[number]) => boolean) => fates.filter(matches).length
  const open = ({ card, fate }: (typeof fates)[number]) => fate.is === 'queued' && card.form === 'question'
  return {
    received: asked.length,
    waiting: count(({ fate }) => fate.is === 'waiting'),
    written: count((each) => open(each) && each.card.answer === 'written'),
    aloud: count((each) => open(each) && each.card.answer === 'aloud'),
    later: count((each) => open(each) && each.card.answer === 'later'),
    unanswered: count((each) => open(each) && !isAnswered(each.card.answer)),
    contributions: count(({ card, fate }) => fate.is === 'queued' && card.form === 'contribution'),
    merged: count(({ fate }) => fate.is === 'merged'),
    declined: Object.fromEntries(
      DECLINE_REASONS.map((reason) => [reason, count(({ fate }) => fate.is === 'declined' && fate.reason === reason)]),
    ) as Record<DeclineReason, number>,
    withdrawn: count(({ fate }) => fate.is === 'withdrawn'),
    protected: count(({ fate }) => fate.is === 'protected'),
  }
}

/** A question united with one that was set aside or protected shares its fate, as it will in the minutes. */
function fateOf(view: TeamView, card: AskedTeamCard): AskedTeamCard['state'] {
  let head = card
  while (head.state.is === 'merged') {
    const into = view.cards[head.state.into]
    if (into?.kind !== 'asked') break
    head = into
  }
  return head.state.is === 'queued' ? card.state : head.state
}
