import { expect, describe as group, it } from 'vitest'
import { describe, remaining, tidy } from '../../../client/screens/rapporteur/description.ts'
import { aRecommendation } from '../console/cards.ts'

group('the fields of a recommendation', () => {
  it('carry one’s own change on top of a colleague’s', () => {
    const card = aRecommendation('advice', 1, { indicator: 'Nombre de réunions', level: 'communal' })
    expect(describe(card, { level: 'national' })).toMatchObject({ indicator: 'Nombre de réunions', level: 'national' })
    expect(describe(card, undefined)).toMatchObject({ level: 'communal' })
  })
  it('are sent without empty lines', () => {
    const card = aRecommendation('advice', 1)
    const sent = tidy(describe(card, { addressees: [' Mairies ', '', '  '], indicator: '  ' }))
    expect(sent.addressees).toEqual(['Mairies'])
    expect(sent.indicator).toBeNull()
  })
  it('keep what was typed while the last words were under way', () => {
    const sent = { indicator: 'Nombre', level: 'communal' } as const
    expect(remaining({ indicator: 'Nombre de comités', level: 'communal' }, sent)).toEqual({
      indicator: 'Nombre de comités',
    })
    expect(remaining(sent, sent)).toBeNull()
  })
})
