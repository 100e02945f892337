import { describe, expect, it } from 'vitest'
import { dropOn, placeAt, placeOf, stepPlace } from '../../../client/screens/console/placing.ts'
import { cardId } from './cards.ts'

const [a, b, c] = [cardId('a'), cardId('b'), cardId('c')]
const order = [a, b, c]

describe('placing in a list', () => {
  it('steps up and down, and not beyond the ends', () => {
    expect(stepPlace(order, b, 'up')).toEqual({ before: a })
    expect(stepPlace(order, a, 'down')).toEqual({ before: c })
    expect(stepPlace(order, b, 'down')).toEqual({ before: null })
    expect(stepPlace(order, a, 'up')).toBeNull()
    expect(stepPlace(order, c, 'down')).toBeNull()
    expect(stepPlace(order, cardId('z'), 'up')).toBeNull()
  })
  it('goes to a place by its number; beyond the end is last', () => {
    expect(placeAt(order, c, 1)).toEqual({ before: a })
    expect(placeAt(order, a, 2)).toEqual({ before: c })
    expect(placeAt(order, a, 99)).toEqual({ before: null })
    expect(placeAt(order, a, 1)).toBeNull()
    expect(placeAt(order, a, 0)).toBeNull()
    expect(placeAt(order, a, Number.NaN)).toBeNull()
  })
  it('takes the place of the row it is dropped on, from above and from below', () => {
    expect(dropOn(order, a, c)).toEqual({ before: null })
    expect(dropOn(order, c, a)).toEqual({ before: a })
    expect(dropOn(order, b, b)).toBeNull()
  })
  it('knows how to put a row back', () => {
    expect(placeOf(order, a)).toEqual({ before: b })
    expect(placeOf(order, c)).toEqual({ before: null })
  })
})
