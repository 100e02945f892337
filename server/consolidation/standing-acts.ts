import type { ConsolidationDecision } from '../../shared/domain/consolidation.ts'

/** What still counts of a log: nothing is erased, an act is taken back by a later one, which can be taken back too. */
export function standingActs(log: readonly ConsolidationDecision[]): readonly ConsolidationDecision[] {
  const takenBack = new Set<number>()
  const standing: ConsolidationDecision[] = []
  // From the end: whether a taking back counts is known before the act that it is about.
  for (const decision of log.toReversed()) {
    if (takenBack.has(decision.number)) continue
    if (decision.act.is === 'take-back') takenBack.add(decision.act.number)
    standing.push(decision)
  }
  return standing.reverse()
}
