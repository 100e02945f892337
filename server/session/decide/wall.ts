import { limits } from '../../../shared/domain/limits.ts'
import { cleanLine } from '../clean-words.ts'
import { type Decide, decided, refused, writeCard, writeSession } from '../decision.ts'
import { sessionOf } from '../state.ts'

export const spotlight: Decide<'spotlight'> = (on, command) => {
  const { board } = sessionOf(on.state)
  if (command.card === null) {
    return decided([writeSession(on.state, { board: { ...board, card: null, view: 'waiting', page: 0 } })])
  }
  const card = on.state.card.get(command.card)
  if (card === undefined) return refused('unknown-card')
  if (card.kind === 'asked' && card.state.is !== 'queued') return refused('wrong-state')
  if (card.kind === 'recommendation' && !card.shown) return refused('wrong-state')
  const view = card.kind === 'asked' ? 'question' : 'recommendation'
  return decided(
    [
      writeSession(on.state, { board: { ...board, view, card: card.id, hidden: false, message: '', page: 0 } }),
      ...(card.shown ? [] : [writeCard({ ...card, shown: true })]),
    ],
    { card: card.id, number: card.number },
  )
}

export const showView: Decide<'show-view'> = (on, command) => {
  const { board } = sessionOf(on.state)
  const message = cleanLine(command.message, limits.boardMessageCharactersMax)
  if (message.is === 'refused') return message
  if (command.view === 'message' && message.text === null) return refused('empty')
  const card = board.card === null ? undefined : on.state.card.get(board.card)
  if (command.view === 'question' && card?.kind !== 'asked') return refused('wrong-state')
  if (command.view === 'recommendation' && card?.kind !== 'recommendation') return refused('wrong-state')
  return decided([
    writeSession(on.state, { board: { ...board, view: command.view, hidden: false, message: message.text ?? '' } }),
  ])
}

export const hideBoard: Decide<'hide-board'> = (on, command) =>
  decided([writeSession(on.state, { board: { ...sessionOf(on.state).board, hidden: command.hidden } })])

export const pageBoard: Decide<'page-board'> = (on, command) =>
  decided([writeSession(on.state, { board: { ...sessionOf(on.state).board, page: command.page } })])
