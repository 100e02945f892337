import type { AskedCard, AskedState } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { tellsSexAndPlace } from '../../../shared/domain/telling-label.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cleanLine } from '../clean-words.ts'
import { type Decide, type Deciding, decided, refused, withAsked, writeCard, writeSession } from '../decision.ts'
import { inOrder, type RowWrite, rootOf, sessionOf } from '../state.ts'

function about(card: { readonly id: CardId; readonly number: number }) {
  return { card: card.id, number: card.number }
}

/** A card that leaves the room's sight leaves the wall in the same commit. */
export function offTheWall(on: Deciding, card: CardId): RowWrite[] {
  const { board } = sessionOf(on.state)
  if (board.card !== card) return []
  return [writeSession(on.state, { board: { ...board, card: null, view: 'waiting', page: 0 } })]
}

function move(on: Deciding, card: AskedCard, state: AskedState) {
  const leaves = state.is === 'queued' ? [] : offTheWall(on, card.id)
  return decided([writeCard({ ...card, state }), ...leaves], about(card))
}

export const accept: Decide<'accept'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.state.is !== 'waiting' && card.state.is !== 'declined') return refused('wrong-state')
    const last = inOrder(on.state, 'asked').at(-1)?.order ?? 0
    return decided([writeCard({ ...card, state: { is: 'queued' }, order: last + 1 })], about(card))
  })

export const decline: Decide<'decline'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.state.is !== 'waiting' && card.state.is !== 'queued') return refused('wrong-state')
    // Words that were answered before the room are part of what happened; they can be protected, not set aside.
    if (card.answer === 'written' || card.answer === 'aloud') return refused('wrong-state')
    return move(on, card, { is: 'declined', reason: command.reason })
  })

export const returnToInbox: Decide<'return-to-inbox'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.state.is !== 'queued' && card.state.is !== 'declined') return refused('wrong-state')
    if (card.answer === 'written' || card.answer === 'aloud') return refused('wrong-state')
    return move(on, card, { is: 'waiting' })
  })

export const protect: Decide<'protect'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    const { state } = card
    if (state.is === 'protected' || state.is === 'withdrawn') return refused('wrong-state')
    return move(on, card, { is: 'protected', before: state.is === 'queued' ? 'queued' : 'waiting' })
  })

export const unprotect: Decide<'unprotect'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.state.is !== 'protected') return refused('wrong-state')
    return decided([writeCard({ ...card, state: { is: card.state.before } })], about(card))
  })

export const setForm: Decide<'set-form'> = (on, command) =>
  withAsked(on, command.card, (card) => decided([writeCard({ ...card, form: command.form })], about(card)))

export const setTheme: Decide<'set-theme'> = (on, command) => {
  const card = on.state.card.get(command.card)
  if (card === undefined) return refused('unknown-card')
  return decided([writeCard({ ...card, theme: command.theme })], about(card))
}

/** Halfway between two neighbours: one row changes, and two people who order at once do not undo each other. */
export const place: Decide<'place'> = (on, command) => {
  const card = on.state.card.get(command.card)
  if (card === undefined) return refused('unknown-card')
  if (command.before === card.id) return refused('wrong-state')
  const others = inOrder(on.state, card.kind).filter((other) => other.id !== card.id)
  const at = command.before === null ? others.length : others.findIndex((other) => other.id === command.before)
  if (at < 0) return refused('unknown-card')
  const before = others[at - 1]?.order
  const after = others[at]?.order
  const order = after === undefined ? (before ?? 0) + 1 : before === undefined ? after - 1 : (before + after) / 2
  if (order !== before && order !== after) return decided([writeCard({ ...card, order })], about(card))
  // Halved until two floats meet: number the whole row anew, once in fifty moves to the same spot.
  const row = [...others.slice(0, at), card, ...others.slice(at)]
  return decided(
    row.map((each, index) => writeCard({ ...each, order: index + 1 })),
    about(card),
  )
}

export const reword: Decide<'reword'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.state.is !== 'waiting' && card.state.is !== 'queued') return refused('wrong-state')
    if (card.reworded) return decided([], about(card))
    const text = textName('wording', card.id)
    const fresh = !on.state.text.has(text)
    return decided(
      [
        writeCard({ ...card, reworded: true }),
        ...(fresh ? [{ table: 'text', key: text, row: { name: text } } as const] : []),
      ],
      about(card),
      fresh ? [{ act: 'create', text, initial: card.original }] : [],
    )
  })

export const markRewording: Decide<'mark-rewording'> = (on, command) =>
  withAsked(on, command.card, (card) =>
    decided([writeCard({ ...card, rewordedToProtect: command.protects })], about(card)),
  )

/** Refuses `identifies` where the label tells sex and place, unless the asker gave himself that name. */
export const printAsker: Decide<'print-asker'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    const label = cleanLine(command.label, limits.nameCharactersMax)
    if (label.is === 'refused') return label
    const given = card.seat !== null && label.text === card.asker
    const { sheet } = sessionOf(on.state)
    if (label.text !== null && !given && tellsSexAndPlace(label.text, [sheet.place, sheet.country])) {
      return refused('identifies')
    }
    return decided([writeCard({ ...card, printedAs: label.text })], about(card))
  })

export const merge: Decide<'merge'> = (on, command) =>
  withAsked(on, command.card, (card) =>
    withAsked(on, command.into, (into) => {
      if (card.state.is !== 'waiting' && card.state.is !== 'queued') return refused('wrong-state')
      if (card.answer === 'written' || card.answer === 'aloud') return refused('wrong-state')
      const root = rootOf(on.state, into.id)
      const target = on.state.card.get(root)
      // No cycle: the target's end must not be the card itself; whoever comes second finds it merged already.
      if (root === card.id || target?.kind !== 'asked') return refused('wrong-state')
      if (target.state.is !== 'queued' && target.state.is !== 'waiting') return refused('wrong-state')
      return move(on, card, { is: 'merged', into: root, before: card.state.is })
    }),
  )

export const unmerge: Decide<'unmerge'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.state.is !== 'merged') return refused('wrong-state')
    // Its place in the order was kept: it comes back as if it had never been united.
    return decided([writeCard({ ...card, state: { is: card.state.before ?? 'queued' } })], about(card))
  })
