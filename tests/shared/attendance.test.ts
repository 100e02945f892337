import { describe, expect, it, test } from 'vitest'
import { type NamedCount, publishedGroupMin, publishGroups, publishSexes } from '../../shared/domain/attendance.ts'
import { createSeededRandom } from '../world/random.ts'

const groups = (...counts: number[]): NamedCount[] => counts.map((count, at) => ({ name: `Commune ${at + 1}`, count }))

describe('a breakdown as it may be published', () => {
  it.each([
    [[7, 6, 7, 8], [7, 6, 7, 8], null],
    [[7, 3, 2, 8], [7, 8], { groups: 2, count: 5 }],
    // One small group alone would follow from the total: the next one goes with it.
    [[7, 3, 9], [9], { groups: 2, count: 10 }],
    [[0, 12], [12], null],
    [[], [], null],
  ])('of %j shows %j', (counts, shown, others) => {
    const published = publishGroups(groups(...counts))
    expect(published?.shown.map(({ count }) => count)).toEqual(shown)
    expect(published?.others ?? null).toEqual(others)
  })

  it('is nothing at all when everybody together is fewer than five', () => {
    expect(publishGroups(groups(2, 1))).toBeNull()
  })

  test('neither a number nor a difference of numbers stands for fewer than five, and nobody is lost', () => {
    const random = createSeededRandom(5)
    for (let round = 0; round < 2_000; round++) {
      const counts = Array.from({ length: 1 + random.int(8) }, () => random.int(9))
      const total = counts.reduce((sum, count) => sum + count, 0)
      const published = publishGroups(groups(...counts))
      if (published === null) {
        expect(total).toBeLessThan(publishedGroupMin)
        continue
      }
      const numbers = [
        ...published.shown.map(({ count }) => count),
        ...(published.others === null ? [] : [published.others.count]),
      ]
      for (const number of numbers) expect(number).toBeGreaterThanOrEqual(publishedGroupMin)
      expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(total)
      expect(published.others?.groups ?? 2).toBeGreaterThan(1)
    }
  })
})

test('women and men are published together or not at all', () => {
  const of = (present: number, F: number, H: number) =>
    publishSexes({ present, sex: { F, H }, ageBand: { '18-35': 0, '36-50': 0, '51+': 0 }, area: [], structure: [] })
  expect(of(41, 19, 22)).toEqual({ F: 19, H: 22 })
  expect(of(41, 3, 38)).toBeNull()
  expect(of(41, 19, 19)).toBeNull()
  expect(of(41, 0, 0)).toBeNull()
})
