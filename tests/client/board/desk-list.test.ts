import { describe, expect, it } from 'vitest'
import { deskCards, neighbour, wallCard } from '../../../client/screens/desk/desk-list.ts'
import { aQuestion, aRecommendation, aStage, ids } from './stages.ts'

describe('the list of the desk', () => {
  const stage = aStage({}, aQuestion({ order: 5 }), aRecommendation())

  it('has the question on the wall first and the answered ones last, no recommendation', () => {
    expect(deskCards(stage, null).map((card) => card.number)).toEqual([7, 3, 12, 2])
  })

  it('marks what the room sees and what comes next', () => {
    const cards = deskCards(stage, null)
    expect(cards.filter((card) => card.onWall).map((card) => card.number)).toEqual([7])
    expect(cards.filter((card) => card.next).map((card) => card.number)).toEqual([3])
  })

  it('knows a draft from the rows of the expert, which the stage does not tell', () => {
    const row = { id: ids.asked, number: 7, form: 'question', answer: 'draft', summaryReread: false } as const
    const cards = deskCards(stage, { cards: { [ids.asked]: row }, messages: {}, floors: {} })
    expect(cards[0]?.answer).toBe('draft')
  })

  it('has nothing on the wall while the board shows something else', () => {
    expect(wallCard({ ...stage, board: { ...stage.board, view: 'pause' } })).toBeNull()
  })

  it('goes to the one before and after, around the ends', () => {
    const cards = deskCards(stage, null)
    expect(neighbour(cards, ids.asked, 1)).toBe(ids.second)
    expect(neighbour(cards, ids.asked, -1)).toBe(cards.at(-1)?.id)
    expect(neighbour(cards, null, 1)).toBe(ids.asked)
    expect(neighbour([], null, 1)).toBeNull()
  })
})
