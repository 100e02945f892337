import { describe, expect, it } from 'vitest'
import { addressTyped, packOutbox, unpackOutbox } from '../../../client/sync/carried-outbox.ts'
import { addWish, adoptEntry, emptyOutbox, settleEntry } from '../../../client/sync/outbox.ts'
import type { OutboxEntry } from '../../../client/sync/outbox-entry.ts'
import { asId, type CardId, type CommandId, type SessionId } from '../../../shared/domain/ids.ts'

const session = asId<SessionId>('s'.repeat(26))
const id = (letter: string) => asId<CommandId>(letter.repeat(26))
const card = asId<CardId>('c'.repeat(26))

function entry(letter: string, command: OutboxEntry['command']): OutboxEntry {
  return { id: id(letter), session, seq: 1, madeAt: 7, command, state: { is: 'waiting' } }
}
const asked = entry('a', { kind: 'ask', form: 'question', text: 'Où est l’eau ? 💧', name: null })
const supported = entry('b', { kind: 'support', card, on: true, order: 1_700_000_000_000 })
const forged = (value: unknown) => `#r=${Buffer.from(JSON.stringify(value)).toString('base64url')}`

describe('[R-06] what a phone carries from a dead address to the new one', () => {
  it('arrives as it was done, under the same ids, whatever letters are in it', () => {
    const { fragment, count } = packOutbox(session, [asked, supported])
    expect(count).toBe(2)
    expect(fragment).toMatch(/^#r=[\w-]+$/)
    const carried = unpackOutbox(fragment)
    expect(carried?.session).toBe(session)
    expect(carried?.entries.map((each) => [each.id, each.command])).toEqual([
      [asked.id, asked.command],
      [supported.id, supported.command],
    ])
  })

  it('stays within what an address bar takes: the oldest first, the rest in a second go', () => {
    const long = Array.from({ length: 100 }, (_, n) => ({
      ...asked,
      id: id(String.fromCharCode(97 + (n % 26))),
      command: { ...asked.command, text: 'é'.repeat(280) } as OutboxEntry['command'],
    }))
    const { fragment, count } = packOutbox(session, long)
    expect(fragment.length).toBeLessThanOrEqual(16_000)
    expect(count).toBeGreaterThan(10)
    expect(unpackOutbox(fragment)?.entries).toHaveLength(count)
    expect(packOutbox(session, [])).toEqual({ fragment: '', count: 0 })
  })

  it.each([
    ['nothing', ''],
    ['another fragment', '#r=%%%'],
    ['no JSON', `#r=${Buffer.from('{"v":1').toString('base64url')}`],
    ['another version', forged({ v: 2, session, entries: [asked] })],
    ['no session', forged({ v: 1, session: '../x', entries: [asked] })],
    ['half a letter', `#r=${Buffer.from([0x7b, 0xff]).toString('base64url')}`],
    [
      'what only the team may do',
      forged({ v: 1, session, entries: [{ ...asked, command: { kind: 'close-session' } }] }),
    ],
    [
      'a text that is too long',
      forged({ v: 1, session, entries: [{ ...asked, command: { ...asked.command, text: 'x'.repeat(281) } }] }),
    ],
    ['an id that is none', forged({ v: 1, session, entries: [{ ...asked, id: 'x' }] })],
    ['a flood', forged({ v: 1, session, entries: Array.from({ length: 41 }, () => asked) })],
  ])('is nothing at all when it is %s', (_what, fragment) => {
    expect(unpackOutbox(fragment)).toBe(null)
  })

  it('is taken over behind what is here, once, however often the link is opened', () => {
    const { outbox } = addWish(
      emptyOutbox,
      { kind: 'ask', form: 'question', text: 'Ici.', name: null },
      { id: id('z'), session, now: 5 },
    )
    const once = adoptEntry(adoptEntry(outbox, asked), supported)
    expect(once.entries.map((each) => [each.id, each.seq])).toEqual([
      [id('z'), 1],
      [asked.id, 2],
      [supported.id, 3],
    ])
    expect(once.lastOrder).toBe(1_700_000_000_000)
    expect(adoptEntry(once, asked)).toBe(once)
    const settled = settleEntry(once, asked.id, { is: 'done', card, number: 4 })
    expect(adoptEntry(settled, asked)).toBe(settled)
  })
})

describe('an address as it is typed from the wall', () => {
  it.each([
    ['192.168.43.7:8080', '192.168.43.7:8080'],
    [' HTTP://192.168.43.7:8080/J/ABC ', '192.168.43.7:8080'],
    ['192.168.43.7', '192.168.43.7:8081'],
    ['forum.example.org', 'forum.example.org:8081'],
    ['localhost:8080', 'localhost:8080'],
  ])('%s', (typed, address) => {
    expect(addressTyped(typed, '8081')).toBe(address)
  })
  it.each(['', 'javascript:alert(1)', '482 716', 'a b', '-x.y', 'x.y:', '192.168.1.1:999999', 'user@host.example'])(
    'not %j',
    (typed) => {
      expect(addressTyped(typed, '8081')).toBe(null)
    },
  )
})
