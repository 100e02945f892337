import { describe, expect, it } from 'vitest'
import {
  knownAddressees,
  lookUp,
  recommendationsInOrder,
} from '../../../client/screens/rapporteur/recommendation-rows.ts'
import type { StageAsked } from '../../../shared/domain/stage-view.ts'
import { aQuestion, aRecommendation, aTeamView, cardId } from '../console/cards.ts'

function shown(word: string, number: number, text: string, answerText = ''): StageAsked {
  const id = cardId(word)
  const rest = { theme: null, asker: null, reworded: false, supports: 0, answer: 'none', summaryText: '' } as const
  return {
    ...rest,
    kind: 'question',
    id,
    number,
    order: number,
    text,
    answerText,
    summaryReread: false,
    mergedNumbers: [],
  }
}

describe('what the rapporteur looks up', () => {
  it('lists recommendations in the team’s order, and nothing else', () => {
    const view = aTeamView([
      aQuestion('asked', 1),
      aRecommendation('late', 1, { order: 9 }),
      aRecommendation('early', 2, { order: 1 }),
    ])
    expect(recommendationsInOrder(view).map((card) => card.number)).toEqual([2, 1])
  })
  it('finds words of question and answer without accents, and numbers', () => {
    const asked = [shown('a', 7, 'Qui contrôle le budget ?'), shown('b', 12, 'Où siègent-ils ?', 'À la mairie.')]
    expect(lookUp(asked, 'controle BUDGET').map((card) => card.number)).toEqual([7])
    expect(lookUp(asked, 'mairie').map((card) => card.number)).toEqual([12])
    expect(lookUp(asked, '12').map((card) => card.number)).toEqual([12])
    expect(lookUp(asked, ' ')).toHaveLength(2)
    expect(lookUp(asked, 'zèbre')).toEqual([])
  })
  it('offers each addressee once', () => {
    const cards = [
      aRecommendation('a', 1, { addressees: ['Mairies', 'État'] }),
      aRecommendation('b', 2, { addressees: ['Mairies'] }),
    ]
    expect(knownAddressees(cards)).toEqual(['État', 'Mairies'])
  })
})
