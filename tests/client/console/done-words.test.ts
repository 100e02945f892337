import { describe, expect, it } from 'vitest'
import { doneNumbers } from '../../../client/screens/console/done-words.ts'
import { textName } from '../../../shared/domain/text.ts'
import { aQuestion, aRecommendation, aTeamView, cardId } from './cards.ts'

describe('what the undo bar names', () => {
  const view = aTeamView([aQuestion('asked', 1), aQuestion('twin', 4), aRecommendation('advice', 1)])

  it('says a question by its number and a recommendation with its R', () => {
    expect(doneNumbers({ kind: 'spotlight', card: cardId('asked') }, view, null)).toMatchObject({ n: 1, on: 1 })
    expect(doneNumbers({ kind: 'spotlight', card: cardId('advice') }, view, null)).toMatchObject({ n: 'R1', on: 1 })
    const text = textName('recommendation', cardId('advice'))
    expect(doneNumbers({ kind: 'close-floor', text }, view, null).n).toBe('R1')
  })
  it('knows when the wall shows no card', () =>
    expect(doneNumbers({ kind: 'spotlight', card: null }, view, null).on).toBe(0))
  it('says which way a recommendation was shown', () => {
    const card = cardId('advice')
    expect(doneNumbers({ kind: 'show-recommendation', card, live: true }, view, null).on).toBe(1)
    expect(doneNumbers({ kind: 'show-recommendation', card, live: false }, view, null).on).toBe(0)
  })
  it('names both questions that were united', () =>
    expect(doneNumbers({ kind: 'merge', card: cardId('twin'), into: cardId('asked') }, view, null)).toMatchObject({
      n: 4,
      other: 1,
    }))
  it('gives the number that the server gave to what was written for someone', () => {
    const command = {
      kind: 'write-for',
      form: 'question',
      text: 'Et l’eau',
      channel: 'microphone',
      asker: null,
    } as const
    expect(doneNumbers(command, view, 27).n).toBe(27)
  })
})
