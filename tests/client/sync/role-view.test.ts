import { expect, test } from 'vitest'
import { applyPatch } from '../../../client/sync/role-view.ts'

const view = { cards: { a: { n: 1 }, b: { n: 2 } }, messages: { m: { read: false } } }

test('rows are set, rows that are null are gone', () => {
  const next = applyPatch(view, { cards: { a: { n: 3 }, b: null, c: { n: 4 } } })
  expect(next.cards).toEqual({ a: { n: 3 }, c: { n: 4 } })
})

test('what a patch does not name stays the very same object', () => {
  const next = applyPatch(view, { cards: { a: { n: 3 } } })
  expect(next.messages).toBe(view.messages)
  expect(next.cards.b).toBe(view.cards.b)
  expect(view.cards.a).toEqual({ n: 1 })
})

test('a table that is new is taken', () => {
  expect(applyPatch(view, { floors: { f: { to: 'room' } } })).toMatchObject({ floors: { f: { to: 'room' } } })
})
