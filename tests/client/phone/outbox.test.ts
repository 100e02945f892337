import { describe, expect, it } from 'vitest'
import {
  addWish,
  emptyOutbox,
  nextToSend,
  type Outbox,
  ownWithSettled,
  pruneSettled,
  retryEntry,
  settleEntry,
  unsentEntries,
  type Wish,
} from '../../../client/sync/outbox.ts'
import { readEntry } from '../../../client/sync/outbox-entry.ts'
import type { CommandId } from '../../../shared/domain/ids.ts'
import { refusal } from '../../../shared/domain/refusal.ts'
import { idOf, noOwn, ownCard, someSession } from './pages.ts'

const command = (name: string) => name.padEnd(26, 'a') as CommandId
const ask = (text: string): Wish => ({ kind: 'ask', form: 'question', text, name: null })

function withWishes(wishes: readonly Wish[], now = 1_000): Outbox {
  return wishes.reduce(
    (outbox, wish, at) =>
      addWish(outbox, wish, { id: command('bcdefg'[at] ?? 'z'), session: someSession, now: now + at }).outbox,
    emptyOutbox,
  )
}

describe('the outbox', () => {
  it('sends in the order in which things were done', () => {
    const outbox = withWishes([ask('one'), ask('two')])
    expect(nextToSend(outbox)?.id).toBe(command('b'))
    const settled = settleEntry(outbox, command('b'), { is: 'done', card: idOf('x'), number: 4 })
    expect(nextToSend(settled)?.id).toBe(command('c'))
  })

  it('hears an answer once: a second one changes nothing', () => {
    const outbox = settleEntry(withWishes([ask('one')]), command('b'), { is: 'done', card: idOf('x'), number: 4 })
    const again = settleEntry(outbox, command('b'), { is: 'refused', refusal: refusal('closed') })
    expect(again.entries[0]?.state).toEqual({ is: 'settled', card: idOf('x'), number: 4 })
  })

  it('gives supports an order that grows, also when the clock goes back', () => {
    const support = (on: boolean): Wish => ({ kind: 'support', card: idOf('x'), on })
    const first = withWishes([support(true)], 5_000)
    const second = addWish(first, support(false), { id: command('h'), session: someSession, now: 10 })
    expect(first.lastOrder).toBe(5_000)
    expect(second.entry.command).toMatchObject({ kind: 'support', on: false, order: 5_001 })
  })

  it('keeps the words after a refusal, passes over it, and tries again under a new id', () => {
    const refused = settleEntry(withWishes([ask('one'), ask('two')]), command('b'), {
      is: 'refused',
      refusal: refusal('too-long', 3),
    })
    expect(unsentEntries(refused).map((entry) => entry.state.is)).toEqual(['refused', 'waiting'])
    expect(nextToSend(refused)?.id).toBe(command('c'))
    const retried = retryEntry(refused, command('b'), command('h'))
    expect(nextToSend(retried)).toMatchObject({ id: command('h'), command: { text: 'one' } })
  })

  it('shows what the server confirmed until the server shows it itself', () => {
    const settled = settleEntry(withWishes([ask('one')]), command('b'), { is: 'done', card: idOf('x'), number: 4 })
    expect(ownWithSettled(noOwn, settled).mine[idOf('x')]).toMatchObject({
      number: 4,
      text: 'one',
      state: { is: 'waiting' },
    })
    const told = { ...noOwn, mine: { [idOf('x')]: { ...ownCard(4, 'one'), id: idOf('x') } } }
    expect(pruneSettled(settled, told).entries).toEqual([])
  })
})

describe('a record read back from the device', () => {
  const whole = addWish(emptyOutbox, ask('one'), { id: command('b'), session: someSession, now: 7 }).entry

  it('comes back as it was', () => {
    expect(readEntry(structuredClone(whole), someSession, command('n'))).toEqual(whole)
  })

  it('half-written, gives its words back as a question that was not sent', () => {
    const half = { id: whole.id, session: someSession, command: { kind: 'ask', text: 'Qui paie ?' } }
    expect(readEntry(half, someSession, command('n'))).toMatchObject({
      id: command('n'),
      command: { kind: 'ask', text: 'Qui paie ?' },
      state: { is: 'refused', refusal: { code: 'malformed' } },
    })
  })

  it.each([null, 3, {}, { id: 'x' }, { id: command('b'), command: { kind: 'support' } }])(
    'without words, is nothing',
    (record) => {
      expect(readEntry(record, someSession, command('n'))).toBeNull()
    },
  )
})
