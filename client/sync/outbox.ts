import type { CardId, CommandId, SessionId } from '../../shared/domain/ids.ts'
import type { OwnCard, OwnView } from '../../shared/domain/role-view.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import type { OutboxEntry, PhoneCommand } from './outbox-entry.ts'

/** What was done on this device and what became of it. Plain values; the functions below give a new one. */
export interface Outbox {
  readonly entries: readonly OutboxEntry[]
  /** The highest `order` that a support or an opinion of this device carried (DESIGN §10: the latest wins). */
  readonly lastOrder: number
}

export const emptyOutbox: Outbox = { entries: [], lastOrder: 0 }

/** What a person asked for, before the outbox gives it its place in the order. */
export type Wish =
  | Exclude<PhoneCommand, { kind: 'support' | 'opine' }>
  | Omit<Extract<PhoneCommand, { kind: 'support' }>, 'order'>
  | Omit<Extract<PhoneCommand, { kind: 'opine' }>, 'order'>

/** `now` is this device's clock in ms: with it the order grows even if what was stored is lost, as long as the clock does. */
export function addWish(
  outbox: Outbox,
  wish: Wish,
  made: { readonly id: CommandId; readonly session: SessionId; readonly now: number },
): { readonly outbox: Outbox; readonly entry: OutboxEntry } {
  const ordered = wish.kind === 'support' || wish.kind === 'opine'
  const lastOrder = ordered ? Math.max(outbox.lastOrder + 1, Math.floor(made.now)) : outbox.lastOrder
  const command = (ordered ? { ...wish, order: lastOrder } : wish) as PhoneCommand
  const seq = outbox.entries.reduce((highest, entry) => Math.max(highest, entry.seq), 0) + 1
  const entry: OutboxEntry = {
    id: made.id,
    session: made.session,
    seq,
    madeAt: made.now,
    command,
    state: { is: 'waiting' },
  }
  return { outbox: { entries: [...outbox.entries, entry], lastOrder }, entry }
}

/** Behind what is here already, as it was done; the same again changes nothing. */
export function adoptEntry(outbox: Outbox, entry: OutboxEntry): Outbox {
  if (outbox.entries.some((one) => one.id === entry.id)) return outbox
  const seq = outbox.entries.reduce((highest, one) => Math.max(highest, one.seq), 0) + 1
  const order = 'order' in entry.command ? entry.command.order : 0
  return { entries: [...outbox.entries, { ...entry, seq }], lastOrder: Math.max(outbox.lastOrder, order) }
}

/** The oldest that has no answer yet: things arrive in the order in which they were done. */
export function nextToSend(outbox: Outbox): OutboxEntry | null {
  return outbox.entries
    .filter((entry) => entry.state.is === 'waiting')
    .reduce<OutboxEntry | null>((first, entry) => (first === null || entry.seq < first.seq ? entry : first), null)
}

/** Notes the server's answer. An answer to something that is no longer here, or was answered before, changes nothing. */
export function settleEntry(outbox: Outbox, id: CommandId, answer: CommandAnswer): Outbox {
  return changeEntry(outbox, id, (entry) => {
    if (entry.state.is !== 'waiting') return entry
    return answer.is === 'done'
      ? { ...entry, state: { is: 'settled', card: answer.card, number: answer.number } }
      : { ...entry, state: { is: 'refused', refusal: answer.refusal } }
  })
}

/** Sends a refused one once more, under a new id: the server has judged the old one for good. */
export function retryEntry(outbox: Outbox, id: CommandId, newId: CommandId): Outbox {
  return changeEntry(outbox, id, (entry) =>
    entry.state.is === 'refused' ? { ...entry, id: newId, state: { is: 'waiting' } } : entry,
  )
}

export function removeEntry(outbox: Outbox, id: CommandId): Outbox {
  return { ...outbox, entries: outbox.entries.filter((entry) => entry.id !== id) }
}

/** Everything that the server has not confirmed: what would be lost with the device. */
export function unsentEntries(outbox: Outbox): readonly OutboxEntry[] {
  return outbox.entries.filter((entry) => entry.state.is !== 'settled')
}

/** Drops what the server's own view already tells. */
export function pruneSettled(outbox: Outbox, own: OwnView): Outbox {
  const entries = outbox.entries.filter((entry) => entry.state.is !== 'settled' || !isTold(entry, own))
  return entries.length === outbox.entries.length ? outbox : { ...outbox, entries }
}

/** What would change words that were protected since: it says what they were, so the phone does not keep it. */
export function protectedEntries(outbox: Outbox, own: OwnView): readonly OutboxEntry[] {
  return outbox.entries.filter(({ command }) => 'card' in command && own.mine[command.card]?.state.is === 'protected')
}

/** The server's view of this seat, with what it has confirmed to us since. */
export function ownWithSettled(own: OwnView, outbox: Outbox): OwnView {
  return outbox.entries.reduce((view, entry) => (entry.state.is === 'settled' ? withEntry(view, entry) : view), own)
}

function changeEntry(outbox: Outbox, id: CommandId, change: (entry: OutboxEntry) => OutboxEntry): Outbox {
  return { ...outbox, entries: outbox.entries.map((entry) => (entry.id === id ? change(entry) : entry)) }
}

function isTold(entry: OutboxEntry, own: OwnView): boolean {
  const { command, state } = entry
  switch (command.kind) {
    case 'ask':
      return state.is === 'settled' && (state.card === null || state.card in own.mine)
    case 'replace-own':
      return own.mine[command.card]?.text === command.text
    case 'withdraw-own':
      return own.mine[command.card]?.state.is !== 'waiting'
    case 'support':
      return command.card in own.supports === command.on
    case 'opine':
      return (own.opinions[command.card] ?? null) === command.opinion
  }
}

function withEntry(own: OwnView, entry: OutboxEntry): OwnView {
  const { command, state } = entry
  switch (command.kind) {
    case 'ask': {
      if (state.is !== 'settled' || state.card === null || state.number === null || state.card in own.mine) return own
      const card: OwnCard = {
        id: state.card,
        number: state.number,
        form: command.form,
        text: command.text,
        state: { is: 'waiting' },
        intoNumber: null,
        place: null,
        answer: 'none',
        onWall: false,
      }
      return { ...own, mine: { ...own.mine, [card.id]: card } }
    }
    case 'replace-own':
      return withMine(own, command.card, { text: command.text })
    case 'withdraw-own':
      return withMine(own, command.card, { state: { is: 'withdrawn' } })
    case 'support': {
      const { [command.card]: _, ...others } = own.supports
      return { ...own, supports: command.on ? { ...others, [command.card]: true } : others }
    }
    case 'opine': {
      const { [command.card]: _, ...others } = own.opinions
      return { ...own, opinions: command.opinion === null ? others : { ...others, [command.card]: command.opinion } }
    }
  }
}

function withMine(own: OwnView, id: CardId, change: Partial<OwnCard>): OwnView {
  const card = own.mine[id]
  return card === undefined ? own : { ...own, mine: { ...own.mine, [id]: { ...card, ...change } } }
}
