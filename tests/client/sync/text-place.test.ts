import { expect, test } from 'vitest'
import { placeOfText } from '../../../client/sync/text-place.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { ExpertView, FloorRow } from '../../../shared/domain/role-view.ts'
import { type TextName, textName } from '../../../shared/domain/text.ts'

const card = 'a'.repeat(26) as CardId
const answer = textName('answer', card)
const recommendation = textName('recommendation', card)
const aView = (floors: Record<TextName, FloorRow> = {}) =>
  ({ cards: { [card]: {} }, messages: {}, floors }) as ExpertView
const aFloor = (text: TextName, to: 'room' | 'expert'): Record<TextName, FloorRow> => ({
  [text]: { text, to, document: 'floor-x' },
})

test('the expert writes answers, and recommendations only when invited to one', () => {
  expect(placeOfText('expert', aView(), answer)).toEqual({ document: 'answers', writes: true })
  expect(placeOfText('expert', aView(), recommendation)).toEqual({ document: null, writes: false })
  expect(placeOfText('expert', aView(aFloor(recommendation, 'expert')), recommendation)).toEqual({
    document: 'floor-x',
    writes: true,
  })
})

test('a floor for the room is not the expert’s, and locks what he writes elsewhere', () => {
  expect(placeOfText('expert', aView(aFloor(answer, 'room')), answer)).toEqual({ document: 'answers', writes: false })
})

test('nothing is written before the session is known', () => {
  expect(placeOfText('facilitator', null, recommendation)).toEqual({ document: 'desk', writes: false })
  expect(placeOfText('facilitator', null, textName('minutes', null))).toEqual({ document: 'desk', writes: true })
})

test('what the room adopted, or what was withdrawn, is read only until it is taken up again', () => {
  const view = (is: string, floors: Record<TextName, FloorRow> = {}) =>
    ({ ...aView(floors), cards: { [card]: { kind: 'recommendation', outcome: { is } } } }) as unknown as ExpertView
  const writes = (is: string) => placeOfText('rapporteur', view(is), recommendation).writes
  expect(['in-progress', 'adopted', 'adopted-amended', 'withdrawn'].map(writes)).toEqual([true, false, false, false])
  const open = view('adopted', aFloor(recommendation, 'expert'))
  expect(placeOfText('expert', open, recommendation)).toEqual({ document: 'floor-x', writes: false })
})
