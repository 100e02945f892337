import { expect, it } from 'vitest'
import { invitedWords } from '../../../client/screens/rapporteur/invited-words.ts'
import { strictWords } from '../../world/words.ts'

const fr = strictWords('fr')
const present = { phones: 3, team: 1, experts: 1, boards: 1 } as never
const many = { phones: 80, team: 1, experts: 0, boards: 1 } as never

it('says who may write in an open text, and how many at most', () => {
  expect(invitedWords(fr, 'room', present, null)).toBe('3 téléphones peuvent y écrire avec vous.')
  expect(invitedWords(fr, 'room', null, null)).toBe('Aucun téléphone en ligne.')
  expect(invitedWords(fr, 'room', many, null)).toBe('80 téléphones en ligne. 60 personnes au plus écrivent à la fois.')
})

it('names the expert, and says when nobody sits at the desk', () => {
  expect(invitedWords(fr, 'expert', present, 'M. Keïta')).toBe('M. Keïta peut y écrire avec vous.')
  expect(invitedWords(fr, 'expert', present, null)).toBe('L’expert peut y écrire avec vous.')
  expect(invitedWords(fr, 'expert', many, 'M. Keïta')).toContain('n’est pas en ligne')
})
