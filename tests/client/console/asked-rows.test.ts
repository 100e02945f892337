import { describe, expect, it } from 'vitest'
import { findByNumber, isReworded, sortAsked } from '../../../client/screens/console/asked-rows.ts'
import { aQuestion, aRecommendation, aTeamView, cardId } from './cards.ts'

const numbers = (rows: readonly { readonly number: number }[]) => rows.map((row) => row.number)

describe('the lists of the console', () => {
  const view = aTeamView([
    aQuestion('late', 9),
    aQuestion('early', 2),
    aQuestion('second', 3, { state: { is: 'queued' }, order: 5 }),
    aQuestion('first', 7, { state: { is: 'queued' }, order: 1 }),
    aQuestion('spoken', 4, { state: { is: 'queued' }, answer: 'aloud' }),
    aQuestion('twin', 8, { state: { is: 'merged', into: cardId('first') } }),
    aQuestion('rude', 5, { state: { is: 'declined', reason: 'hurtful' } }),
    aQuestion('risky', 6, { state: { is: 'protected', before: 'queued' } }),
    aQuestion('gone', 1, { state: { is: 'withdrawn' } }),
    aRecommendation('advice', 1),
  ])
  const lists = sortAsked(view, null)

  it('shows what waits, oldest first', () => expect(numbers(lists.inbox)).toEqual([2, 9]))
  it('keeps the order of the team in the queue', () => expect(numbers(lists.queue)).toEqual([7, 3]))
  it('groups what has its answer', () => expect(numbers(lists.answered)).toEqual([4]))
  it('keeps what was set aside within reach', () => {
    expect(lists.aside.declined.map((row) => [row.number, row.reason])).toEqual([[5, 'hurtful']])
    expect(numbers(lists.aside.protected)).toEqual([6])
    expect(lists.aside.merged.map((row) => [row.number, row.into])).toEqual([[8, 7]])
  })
  it('says which numbers a question united', () => expect(lists.queue[0]?.merged).toEqual([8]))
  it('finds a question to unite with by its number, never one that is set aside', () => {
    expect(findByNumber(lists, 3)?.id).toBe(cardId('second'))
    expect(findByNumber(lists, 5)).toBeNull()
  })
})

describe('what the team reworded', () => {
  it('is only what reads otherwise than it was asked', () => {
    expect(isReworded('Et l’eau', 'Et l’eau')).toBe(false)
    expect(isReworded('Et l’eau \n', 'Et l’eau')).toBe(false)
    expect(isReworded('', 'Et l’eau')).toBe(false)
    expect(isReworded('Et l’eau potable', 'Et l’eau')).toBe(true)
  })
  it('is not said of a wording that was only opened', () => {
    const [row] = sortAsked(aTeamView([aQuestion('opened', 1, { reworded: true })]), null).inbox
    expect([row?.wordingOpen, row?.reworded]).toEqual([true, false])
  })
})
