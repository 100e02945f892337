import { floorBase } from '../../../shared/document/document-name.ts'
import { isAmended, type Outcome, type RecommendationCard } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { parseTextName, textName } from '../../../shared/domain/text.ts'
import { isOpen } from '../../../shared/domain/vote.ts'
import { cleanLine, cleanWords } from '../clean-words.ts'
import {
  type Decide,
  type Deciding,
  decided,
  refused,
  withRecommendation,
  writeCard,
  writeSession,
} from '../decision.ts'
import { inOrder, sessionOf } from '../state.ts'

export const draftRecommendation: Decide<'draft-recommendation'> = (on, command) => {
  if (on.state.card.has(command.card)) return refused('wrong-state')
  if (on.state.card.size >= limits.cardsMax) return refused('full')
  const blank = command.text.trim() === ''
  const initial = blank ? null : cleanWords(command.text, limits.recommendationCharactersMax)
  if (initial?.is === 'refused') return initial
  if (!known(on, command.sources)) return refused('unknown-card')
  const number = sessionOf(on.state).nextRecommendation
  const card: RecommendationCard = {
    kind: 'recommendation',
    id: command.card,
    number,
    theme: null,
    order: (inOrder(on.state, 'recommendation').at(-1)?.order ?? 0) + 1,
    addressees: [],
    level: '',
    deadline: null,
    indicator: null,
    sources: command.sources,
    outcome: { is: 'in-progress' },
    live: false,
    shown: false,
    firstWording: null,
  }
  const text = textName('recommendation', card.id)
  return decided(
    [
      writeCard(card),
      { table: 'text', key: text, row: { name: text } },
      writeSession(on.state, { nextRecommendation: number + 1 }),
    ],
    { card: card.id, number },
    [{ act: 'create', text, initial: initial?.text ?? '' }],
  )
}

/** What it may rest on: questions and contributions of this session. */
function known(on: Deciding, sources: readonly CardId[]): boolean {
  return sources.every((id) => on.state.card.get(id)?.kind === 'asked')
}

export const describeRecommendation: Decide<'describe-recommendation'> = (on, command) =>
  withRecommendation(on, command.card, (card) => {
    const addressees: string[] = []
    for (const typed of command.addressees) {
      const name = cleanLine(typed, limits.titleCharactersMax)
      if (name.is === 'refused') return name
      if (name.text !== null) addressees.push(name.text)
    }
    const indicator = cleanLine(command.indicator, limits.titleCharactersMax)
    if (indicator.is === 'refused') return indicator
    if (command.deadline !== null && !isDate(command.deadline)) return refused('bad-date')
    if (!known(on, command.sources)) return refused('unknown-card')
    return decided(
      [
        writeCard({
          ...card,
          addressees,
          level: command.level,
          deadline: command.deadline,
          indicator: indicator.text,
          sources: [...new Set(command.sources)],
        }),
      ],
      { card: card.id, number: card.number },
    )
  })

/** yyyy-mm-dd of a day that exists. */
function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days && year >= 1900
}

export const showRecommendation: Decide<'show-recommendation'> = (on, command) =>
  withRecommendation(on, command.card, (card) => {
    if (card.outcome.is === 'withdrawn') return refused('wrong-state')
    if (isOpen(card.vote)) return refused('vote-open')
    const words = on.textOf(textName('recommendation', card.id)).trim()
    if (command.live && words === '') return refused('empty')
    const first = card.firstWording ?? (command.live ? words : null)
    return decided(
      [writeCard({ ...card, live: command.live, shown: card.shown || command.live, firstWording: first })],
      { card: card.id, number: card.number },
    )
  })

export const setOutcome: Decide<'set-outcome'> = (on, command) =>
  withRecommendation(on, command.card, (card) => {
    let outcome: Outcome = command.outcome
    // While others write in it, nothing is decided about it: the team takes the text back first.
    if (isOpen(card.vote)) return refused('vote-open')
    const open = on.state.floor.has(textName('recommendation', card.id))
    if (outcome.is !== 'in-progress' && open) return refused('text-locked')
    if (outcome.is === 'withdrawn') {
      const reason = cleanWords(outcome.reason, limits.reasonCharactersMax)
      if (reason.is === 'refused') return reason
      outcome = { is: 'withdrawn', reason: reason.text }
    } else if (outcome.is !== 'in-progress') {
      const text = on.textOf(textName('recommendation', card.id))
      if (text.trim() === '') return refused('empty')
      if (outcome.is === 'adopted-amended' && !isAmended(card, text)) return refused('unchanged')
    }
    // Adopted words are shown to the room as they stand: nobody adopts what nobody can read.
    const adopted = outcome.is === 'adopted' || outcome.is === 'adopted-amended'
    return decided([writeCard({ ...card, outcome, live: adopted ? true : card.live, shown: card.shown || adopted })], {
      card: card.id,
      number: card.number,
    })
  })

export const openFloor: Decide<'open-floor'> = (on, command) => {
  const parts = parseTextName(command.text)
  const card = parts?.card == null ? undefined : on.state.card.get(parts.card)
  if (parts?.kind !== 'recommendation' || card?.kind !== 'recommendation') return refused('unknown-card')
  if (card.outcome.is !== 'in-progress') return refused('wrong-state')
  if (isOpen(card.vote)) return refused('vote-open')
  if (on.state.floor.has(command.text)) return refused('wrong-state')
  // A floor opened again is another document: what was written on the first must not meet it.
  const row = { text: command.text, to: command.to, document: `${floorBase(command.text)}-${on.newId().slice(0, 8)}` }
  return decided([{ table: 'floor', key: command.text, row }], { card: card.id, number: card.number }, [
    { act: 'open-floor', text: command.text },
  ])
}

export const showFloor: Decide<'show-floor'> = (on, command) => {
  const card = parseTextName(command.text)?.card
  const row = card == null ? undefined : on.state.card.get(card)
  if (!on.state.floor.has(command.text) || row?.kind !== 'recommendation') return refused('wrong-state')
  const words = on.textOf(command.text).trim()
  if (words === '') return refused('empty')
  return decided(
    [writeCard({ ...row, shown: true, firstWording: row.firstWording ?? words })],
    { card: row.id, number: row.number },
    [{ act: 'show-floor', text: command.text }],
  )
}

export const closeFloor: Decide<'close-floor'> = (on, command) => {
  if (!on.state.floor.has(command.text)) return refused('wrong-state')
  return decided([{ table: 'floor', key: command.text, row: null }], {}, [{ act: 'close-floor', text: command.text }])
}
