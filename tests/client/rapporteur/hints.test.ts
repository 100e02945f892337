import { describe, expect, it } from 'vitest'
import type { Description } from '../../../client/screens/rapporteur/description.ts'
import { hintsFor } from '../../../client/screens/rapporteur/hints.ts'
import { cardId } from '../console/cards.ts'

const full: Description = {
  addressees: ['Mairies'],
  level: 'communal',
  deadline: '2021-12-31',
  indicator: 'Nombre de comités',
  sources: [cardId('q')],
}

describe('soft hints on a recommendation', () => {
  it('are silent when nothing lacks', () => {
    expect(hintsFor('Créer un comité dans chaque commune.', full, 'fr')).toEqual([])
  })
  it('ask for a verb in the infinitive, also behind « mieux », « se » or « ne pas »', () => {
    expect(hintsFor('Les langues nationales doivent servir.', full, 'fr')).toEqual(['verb'])
    expect(hintsFor('Notre commune a un comité.', full, 'fr')).toEqual(['verb'])
    for (const text of ['Mieux associer les femmes', 'Se doter d’un budget', 'Ne pas exclure', 'Rendre publics']) {
      expect(hintsFor(text, full, 'fr')).toEqual([])
    }
  })
  it('leave an empty text, and English, in peace', () => {
    expect(hintsFor('  ', full, 'fr')).toEqual([])
    expect(hintsFor('The communes should meet.', full, 'en')).toEqual([])
  })
  it('name what is to be specified', () => {
    const nothing = { addressees: [' '], level: '', deadline: null, indicator: ' ', sources: [] } as const
    expect(hintsFor('Créer', nothing, 'fr')).toEqual(['addressees', 'level', 'deadline', 'indicator', 'sources'])
  })
})
