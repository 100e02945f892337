import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordDifference } from '../../../client/screens/organiser/word-difference.ts'

const told = (before: string, after: string) =>
  wordDifference(before, after)
    .map(({ is, text }) => (is === 'same' ? text : is === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('')

it.each([
  ['Qui décide ?', 'Qui décide ?', 'Qui décide ?'],
  ['Qui décide du budget ?', 'Qui contrôle le budget ?', 'Qui [-décide du ][+contrôle le ]budget ?'],
  ['', 'Oui.', '[+Oui.]'],
  ['Oui.', '', '[-Oui.]'],
  ['un deux trois', 'un trois', 'un [-deux ]trois'],
])('%j → %j is %j', (before, after, expected) => {
  expect(told(before, after)).toBe(expected)
})

it('always gives both texts back, also where they are too long to be compared', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é'), maxLength: 60 })
  const side = (pieces: ReturnType<typeof wordDifference>, without: string) =>
    pieces.flatMap(({ is, text: words }) => (is === without ? [] : [words])).join('')
  fc.assert(
    fc.property(text, text, fc.constantFrom(1, 200), (one, other, times) => {
      const [before, after] = [one.repeat(times), other.repeat(times)]
      const pieces = wordDifference(before, after)
      expect([side(pieces, 'new'), side(pieces, 'gone')]).toEqual([before, after])
    }),
    { seed: 7, numRuns: 150 },
  )
})
