import { expect, it } from 'vitest'
import { type Place, parsePlace, placeToHash } from '../../../client/screens/organiser/place.ts'

const places: Place[] = [
  { at: 'forums' },
  { at: 'archive' },
  { at: 'new-series' },
  { at: 'series', id: 'a' },
  { at: 'new-forum', series: null },
  { at: 'new-forum', series: 'a' },
  { at: 'forum', id: 'a' },
  { at: 'new-session', forum: 'a' },
  { at: 'session', id: 'a', tab: 'prepare' },
  { at: 'session', id: 'a', tab: 'links' },
  { at: 'correct', session: 'a' },
  { at: 'consolidation', series: 'a', id: null },
  { at: 'consolidation', series: 'a', id: 'BKO-S1-R01' },
  { at: 'final', series: 'a', id: 'BKO-S1-R01' },
]

it.each(places)('%j is found again from its address', (place) => {
  expect(parsePlace(placeToHash(place))).toEqual(place)
})

it.each([
  '#/session/new',
  '#/session/a/b',
  '#/forum/a/b',
  '#/x',
  '#/a/b/c/d',
  '#/series/a/final',
  '#/series/a/consolidation/b/c',
])('%s is nowhere', (hash) => {
  expect(parsePlace(hash)).toEqual({ at: 'nowhere' })
})
