import { DECLINE_REASONS } from '../../shared/domain/card.ts'
import type { Block, Count } from './document-model.ts'
import type { MinutesContext } from './minutes-context.ts'

/** The session in numbers. Lines of nothing are left out, but for what was received and adopted. */
export function countRows({ words, items }: MinutesContext): readonly Block[] {
  const balance = items.find((item) => item.kind === 'balance')
  if (balance === undefined) return []
  const { notKept, recommendations } = balance
  const reasons = DECLINE_REASONS.map((reason) => ({ reason, count: notKept[reason] }))
  const line = (label: string, count: number, part = false): Count => ({ label, count, part })
  const any = (row: Count) => row.count > 0
  const declined = reasons.reduce((sum, { count }) => sum + count, 0)
  const asked = [
    line(words('pv.balance.answered-written'), balance.answeredWritten),
    line(words('pv.balance.answered-aloud'), balance.answeredAloud),
    line(words('pv.balance.later'), balance.later),
    line(words('pv.balance.unanswered'), balance.unanswered),
    line(words('pv.balance.contributions'), balance.contributions),
    line(words('pv.balance.merged'), balance.merged),
    line(words('pv.balance.not-kept'), declined),
    ...reasons.map(({ reason, count }) =>
      line(words('pv.balance.not-kept-for', { reason: words(`pv.reason.${reason}`) }), count, true),
    ),
    line(words('pv.balance.withdrawn'), balance.withdrawn),
    line(words('pv.balance.protected'), balance.protected),
  ]
  const otherwise = [
    line(words('pv.balance.rec-adopted-amended'), recommendations['adopted-amended']),
    line(words('pv.balance.rec-withdrawn'), recommendations.withdrawn),
    line(words('pv.balance.rec-in-progress'), recommendations['in-progress']),
  ]
  const { speaking } = balance
  const spoken =
    speaking === undefined
      ? []
      : [
          line(words('pv.balance.speeches'), speaking.speeches),
          line(words('pv.balance.speeches-women'), speaking.women, true),
          line(words('pv.balance.speeches-men'), speaking.men, true),
          line(words('pv.balance.speeches-youth'), speaking.youth, true),
        ]
  return [
    {
      kind: 'counts',
      columns: [words('pv.balance.what'), words('pv.balance.count')],
      rows: [
        line(words('pv.balance.received'), balance.received),
        ...asked.filter(any),
        line(words('pv.balance.rec-adopted'), recommendations.adopted),
        ...otherwise.filter(any),
        ...spoken.filter(any),
      ],
    },
  ]
}
