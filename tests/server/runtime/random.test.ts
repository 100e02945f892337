import { describe, expect, it } from 'vitest'
import { createRealRandom } from '../../../server/runtime/random.ts'
import { createSeededRandom } from '../../world/random.ts'

describe.each([
  ['real', () => createRealRandom()],
  ['seeded', () => createSeededRandom(7)],
])('chance: %s', (_, create) => {
  it('gives ids of 26 lower-case letters and digits, no two alike', () => {
    const random = create()
    const ids = Array.from({ length: 1_000 }, () => random.id())
    expect(new Set(ids).size).toBe(1_000)
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/)
  })

  it('gives tokens of at least the bits asked for, for a coarse QR code', () => {
    expect(create().token(64)).toMatch(/^[A-Z2-7]{13}$/)
    expect(create().token(128)).toMatch(/^[A-Z2-7]{26}$/)
  })

  it('gives integers below the bound, every one of them', () => {
    const random = create()
    const seen = new Set(Array.from({ length: 500 }, () => random.int(6)))
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(random.int(1)).toBe(0)
    expect(() => random.int(0)).toThrow(RangeError)
  })

  it('gives unsigned 32-bit integers', () => {
    const value = create().uint32()
    expect(value >>> 0).toBe(value)
  })
})

describe('seeded chance', () => {
  it('repeats itself with the same seed only', () => {
    expect(createSeededRandom(3).id()).toBe(createSeededRandom(3).id())
    expect(createSeededRandom(3).id()).not.toBe(createSeededRandom(4).id())
  })
})
