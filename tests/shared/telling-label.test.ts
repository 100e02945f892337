import { describe, expect, it } from 'vitest'
import { tellsSexAndPlace } from '../../shared/domain/telling-label.ts'

const tells = (label: string) => tellsSexAndPlace(label, ['Bamako', 'Mali'])

describe('a speaker’s label', () => {
  it.each([
    'Une femme de Kayes',
    'Association des femmes, Mopti',
    'Mme T., commune IV',
    'Jeune homme du quartier',
    'une dame (Sikasso)',
    'une femme de bamako',
    'A woman from Gao',
  ])('« %s » names a person in a small room', (label) => expect(tells(label)).toBe(true))

  it.each([
    'Une association de jeunes',
    'Membre d’un réseau, Kayes',
    'Réseau de femmes',
    'Un homme',
    'Commune IV',
    'Organisation de la société civile',
    '',
  ])('« %s » does not', (label) => expect(tells(label)).toBe(false))
})
