import type { AnswerState, AskedCard } from '../../../shared/domain/card.ts'
import { type TextKind, textName } from '../../../shared/domain/text.ts'
import {
  type Decide,
  type Deciding,
  type Decision,
  decided,
  refused,
  type TextAct,
  withAsked,
  writeCard,
} from '../decision.ts'
import type { RowWrite } from '../state.ts'

/** The root of a text is made by command before anybody can write in it (DESIGN §2). */
function began(on: Deciding, kind: TextKind, card: AskedCard): { writes: RowWrite[]; texts: TextAct[] } {
  const text = textName(kind, card.id)
  if (on.state.text.has(text)) return { writes: [], texts: [] }
  return {
    writes: [{ table: 'text', key: text, row: { name: text } }],
    texts: [{ act: 'create', text, initial: '' }],
  }
}

function answerBecomes(on: Deciding, card: AskedCard, answer: AnswerState, kind: TextKind): Decision {
  if (card.state.is !== 'queued') return refused('wrong-state')
  const text = began(on, kind, card)
  return decided([writeCard({ ...card, answer }), ...text.writes], { card: card.id, number: card.number }, text.texts)
}

export const setAnswer: Decide<'set-answer'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (command.state !== 'open') return answerBecomes(on, card, command.state, 'answer')
    // Somebody was quicker: a desk that heard of the question late must not take a live answer off the wall.
    if (card.answer !== 'none') return decided([], { card: card.id, number: card.number })
    return answerBecomes(on, card, 'draft', 'answer')
  })

export const finishAnswer: Decide<'finish-answer'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (on.textOf(textName('answer', card.id)).trim() === '') return refused('empty')
    return answerBecomes(on, card, 'written', 'answer')
  })

export const answerAloud: Decide<'answer-aloud'> = (on, command) =>
  withAsked(on, command.card, (card) => answerBecomes(on, card, 'aloud', 'summary'))

export const answerLater: Decide<'answer-later'> = (on, command) =>
  withAsked(on, command.card, (card) => answerBecomes(on, card, 'later', 'answer'))

export const reopenAnswer: Decide<'reopen-answer'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.answer !== 'written' && card.answer !== 'aloud' && card.answer !== 'later') return refused('wrong-state')
    return answerBecomes(on, { ...card, summaryReread: false }, 'draft', 'answer')
  })

export const confirmSummary: Decide<'confirm-summary'> = (on, command) =>
  withAsked(on, command.card, (card) => {
    if (card.answer !== 'aloud') return refused('wrong-state')
    if (command.reread && on.textOf(textName('summary', card.id)).trim() === '') return refused('empty')
    return decided([writeCard({ ...card, summaryReread: command.reread })], { card: card.id, number: card.number })
  })
