import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, cutText, smallestChange } from '../../../client/sync/text-diff.ts'

const apply = (text: string, change: { at: number; remove: number; insert: string } | null) =>
  change === null ? text : text.slice(0, change.at) + change.insert + text.slice(change.at + change.remove)

test('of equal places, the one at the caret', () => {
  expect(smallestChange('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' })
  expect(smallestChange('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' })
  expect(smallestChange('aaa', 'aa', 1)).toEqual({ at: 1, remove: 1, insert: '' })
})

test('an emoji changed for its neighbour is replaced whole', () => {
  expect(smallestChange('a😀b', 'a😁b', 3)).toEqual({ at: 1, remove: 2, insert: '😁' })
  // These two share their second half.
  expect(smallestChange('a\u{1F600}b', 'a\u{1FA00}b', 3)).toEqual({ at: 1, remove: 2, insert: '\u{1FA00}' })
})

test('any change is carried exactly, wherever the caret is, and splits no pair', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'é', '😀', '😁', '\u{1FA00}', '\n'))
    .map((letters) => letters.join(''))
  fc.assert(
    fc.property(words, words, fc.nat(40), (before, after, caret) => {
      const change = smallestChange(before, after, Math.min(caret, after.length))
      expect(apply(before, change)).toBe(after)
      if (change === null) return
      expect(change.insert.isWellFormed()).toBe(true)
      expect(before.slice(0, change.at).isWellFormed()).toBe(true)
      expect(before.slice(change.at + change.remove).isWellFormed()).toBe(true)
    }),
    { seed: 11, numRuns: 2_000 },
  )
})

test('a text is cut before a pair, never in it', () => {
  expect(cutText('ab😀', 3)).toBe('ab')
  expect(cutText('ab😀', 4)).toBe('ab😀')
  expect(cutText('ab', -1)).toBe('')
})

test('what a paste brings is made fit', () => {
  expect(cleanText('a\r\nb\tc\u0000d\u202Ee\u200Df\uD800')).toBe('a\nb cde\u200Df')
})
