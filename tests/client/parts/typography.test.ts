import { describe, expect, it } from 'vitest'
import { typeset } from '../../../client/parts/typography.ts'

describe('French typography, when words are drawn', () => {
  it('puts a narrow space that does not break before ? ! ;', () => {
    expect(typeset('Qui décide ?', 'fr')).toBe('Qui décide\u202f?')
    expect(typeset('Qui décide?', 'fr')).toBe('Qui décide\u202f?')
    expect(typeset('Quoi ?!', 'fr')).toBe('Quoi\u202f?!')
    expect(typeset('un ; deux', 'fr')).toBe('un\u202f; deux')
  })

  it('puts a space that does not break before the colon, not in times and addresses', () => {
    expect(typeset('Un membre : il porte', 'fr')).toBe('Un membre\u00a0: il porte')
    expect(typeset('Un membre: il porte', 'fr')).toBe('Un membre\u00a0: il porte')
    expect(typeset('à 10:45, http://forum.test', 'fr')).toBe('à 10:45, http://forum.test')
  })

  it('spaces guillemets and holds inversions together', () => {
    expect(typeset('« Oui »', 'fr')).toBe('«\u202fOui\u202f»')
    expect(typeset('peut-il saisir', 'fr')).toBe('peut\u2011il saisir')
    expect(typeset('sous-illustré', 'fr')).toBe('sous-illustré')
  })

  it('leaves a link with a question mark and other languages alone', () => {
    expect(typeset('http://forum.test/?a=1', 'fr')).toBe('http://forum.test/?a=1')
    expect(typeset('Who decides?', 'en')).toBe('Who decides?')
  })

  it('curves the apostrophe between letters, in every language, not a mark of feet or minutes', () => {
    expect(typeset("L'État d'aujourd'hui", 'fr')).toBe('L’État d’aujourd’hui')
    expect(typeset("don't", 'en')).toBe('don’t')
    expect(typeset("6' ou 'un mot", 'fr')).toBe("6' ou 'un mot")
  })

  it('changes nothing when it is done twice', () => {
    const once = typeset('« Qui ? » : dit-il ; non !', 'fr')
    expect(typeset(once, 'fr')).toBe(once)
  })
})
