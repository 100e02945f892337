import { describe, expect, it } from 'vitest'
import { renderPhone } from '../../../client/phone-render.tsx'
import { invitesOf } from '../../../client/screens/phone/floor-invites.ts'
import { floorFault, floorState } from '../../../client/screens/phone/floor-state.ts'
import type { OwnView } from '../../../shared/domain/role-view.ts'
import { textName } from '../../../shared/domain/text.ts'
import { strictWords } from '../../world/words.ts'
import { aPage, idOf, noOwn } from './pages.ts'

const fr = strictWords('fr')
const card = idOf('rb')
const text = textName('recommendation', card)
const invited: OwnView = { ...noOwn, floors: { [text]: { text, to: 'room', document: 'floor-a' } } }
const writing = { status: 'ready', saved: true, refused: null } as const

describe('a text that the team opened to the room', () => {
  it('is offered where its card does not stand already', () => {
    expect(invitesOf(invited, [])).toEqual([{ text, card }])
    expect(invitesOf(invited, [card])).toEqual([])
    expect(invitesOf(noOwn, [])).toEqual([])
  })

  it('is told to a phone without script, which gets no button that does nothing', () => {
    const html = renderPhone(aPage({ tab: 'recommendations', own: invited }))
    expect(html).toContain(fr('phone.floor-open'))
    expect(html).not.toContain(fr('phone.floor-write'))
  })

  it.each([
    ['durable', {}, {}, 'phone.floor-saved'],
    ['under way', { saved: false }, {}, 'phone.floor-saving'],
    ['without network', { saved: false }, { net: 'offline' }, 'phone.floor-kept'],
    ['without network, nothing owed', {}, { net: 'reconnecting' }, 'phone.offline-strip'],
    ['on a phone that keeps nothing', { saved: false }, { net: 'offline', durable: false }, 'phone.memory-only'],
    ['on its way', { status: 'loading' }, {}, 'phone.floor-coming'],
    ['without a place', { status: 'loading', refused: 'full' }, {}, 'phone.floor-full'],
    ['taken back', { saved: false }, { open: false, net: 'offline' }, 'phone.floor-closed'],
  ] as const)('%s, is told so', (_how, more, world, word) => {
    const known = { open: true, net: 'online', durable: true, ...world, text: { ...writing, ...more } } as const
    expect(floorState(known).word).toBe(word)
  })

  it('says why words came back', () => {
    expect(floorFault('not-allowed')).toBe('phone.floor-theirs')
    expect(floorFault('too-long')).toBe('phone.floor-long')
    expect(floorFault('limit')).toBe('phone.floor-refused')
    expect(floorFault('full')).toBeNull()
    expect(floorFault(null)).toBeNull()
  })
})
