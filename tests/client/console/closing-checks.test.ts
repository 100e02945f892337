import { describe, expect, it } from 'vitest'
import { closingChecks, nothingOpen } from '../../../client/screens/console/closing-checks.ts'
import { aQuestion, aRecommendation, aTeamView } from './cards.ts'

const queued = { is: 'queued' } as const
const presence = { phones: 40, team: 2, experts: 1, boards: 1, lostPhones: 0 }

describe('checks before closing', () => {
  it('names what is still open by the numbers that the room knows', () => {
    const view = aTeamView([
      aQuestion('waits', 5),
      aQuestion('open', 3, { state: queued }),
      aQuestion('halfway', 2, { state: queued, answer: 'live' }),
      aQuestion('spoken', 4, { state: queued, answer: 'aloud' }),
      aQuestion('told', 6, { state: queued, answer: 'aloud' }),
      aQuestion('read', 8, { state: queued, answer: 'aloud', summaryReread: true }),
      aQuestion('remark', 7, { state: queued, form: 'contribution' }),
      aQuestion('rude', 1, { state: { is: 'declined', reason: 'hurtful' } }),
      aRecommendation('draft', 2),
      aRecommendation('done', 1, { outcome: { is: 'adopted', by: 'acclamation' } }),
    ])
    const checks = closingChecks(
      view,
      (card) => (card.number === 6 || card.number === 8 ? 'Les maires le peuvent.' : ' '),
      {
        ...presence,
        lostPhones: 3,
      },
    )
    expect(checks).toEqual({
      waiting: [5],
      unanswered: [2, 3],
      withoutSummary: [4],
      notReread: [6],
      lostPhones: 3,
      unfinished: [2],
    })
    expect(nothingOpen(checks)).toBe(false)
  })
  it('is quiet when all is done', () => {
    const view = aTeamView([aQuestion('done', 1, { state: queued, answer: 'written' })])
    expect(nothingOpen(closingChecks(view, () => '', presence))).toBe(true)
  })
})
