import type { AnswerState, AskedForm, Channel, DeclineReason, ThemeLetter } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { TeamCard, TeamView } from '../../../shared/domain/role-view.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'

export type AskedTeamCard = Extract<TeamCard, { kind: 'asked' }>

/** One question or contribution as the team's lists show it. */
export interface AskedRow {
  readonly id: CardId
  readonly number: number
  readonly form: AskedForm
  /** What the room reads where it is published, else as it was asked. */
  readonly text: string
  readonly original: string
  /** What the room reads is not what was asked. */
  readonly reworded: boolean
  /** The team’s wording was begun: its text is there, perhaps still as it was asked. */
  readonly wordingOpen: boolean
  readonly rewordedToProtect: boolean
  readonly asker: string | null
  /** How the minutes name the asker. */
  readonly printedAs: string | null
  readonly fromPhone: boolean
  /** By this question its phone was shut out. */
  readonly expelled: boolean
  readonly channel: Channel
  readonly theme: ThemeLetter | null
  readonly supports: number
  readonly answer: AnswerState
  readonly summaryReread: boolean
  readonly onWall: boolean
  /** Numbers of the questions united with this one, in order. */
  readonly merged: readonly number[]
}

/** What left the lists, and can come back. */
export interface SetAside {
  readonly declined: readonly (AskedRow & { readonly reason: DeclineReason })[]
  readonly protected: readonly AskedRow[]
  readonly merged: readonly (AskedRow & { readonly into: number | null })[]
}

export interface AskedLists {
  /** Waiting to be read, oldest first. */
  readonly inbox: readonly AskedRow[]
  /** Accepted and still to be answered, in the team's order; the one on the wall keeps its place. */
  readonly queue: readonly AskedRow[]
  /** Written, aloud or later, in the order of their numbers. */
  readonly answered: readonly AskedRow[]
  readonly aside: SetAside
}

/** Sorts the team's cards into the console's lists. */
export function sortAsked(view: TeamView, stage: StageView | null): AskedLists {
  const cards = Object.values(view.cards).filter((card): card is AskedTeamCard => card.kind === 'asked')
  const mergedInto = numbersByTarget(cards)
  const row = (card: AskedTeamCard) => askedRow(card, stage, mergedInto.get(card.id) ?? [])
  const byNumber = cards.toSorted((one, other) => one.number - other.number)
  const queued = cards.filter((card) => card.state.is === 'queued')
  return {
    inbox: byNumber.filter((card) => card.state.is === 'waiting').map(row),
    queue: queued
      .filter((card) => !isAnswered(card.answer))
      .toSorted((one, other) => one.order - other.order || one.number - other.number)
      .map(row),
    answered: byNumber.filter((card) => card.state.is === 'queued' && isAnswered(card.answer)).map(row),
    aside: {
      declined: byNumber.flatMap((card) =>
        card.state.is === 'declined' ? [{ ...row(card), reason: card.state.reason }] : [],
      ),
      protected: byNumber.filter((card) => card.state.is === 'protected').map(row),
      merged: byNumber.flatMap((card) =>
        card.state.is === 'merged' ? [{ ...row(card), into: view.cards[card.state.into]?.number ?? null }] : [],
      ),
    },
  }
}

/** Nothing more is expected from the expert now. */
export function isAnswered(answer: AnswerState): boolean {
  return answer === 'written' || answer === 'aloud' || answer === 'later'
}

/** As the server judges it for the stage: a wording left empty, or as it was asked, is none. */
export function isReworded(wording: string, original: string): boolean {
  const written = wording.trim()
  return written !== '' && written !== original
}

/** The asked card with this number that a question can be united with, else null. */
export function findByNumber(lists: AskedLists, number: number): AskedRow | null {
  const rows = [...lists.queue, ...lists.answered, ...lists.inbox]
  return rows.find((row) => row.number === number) ?? null
}

function askedRow(card: AskedTeamCard, stage: StageView | null, merged: readonly number[]): AskedRow {
  const shown = stage?.cards[card.id]
  const published = shown !== undefined && shown.kind !== 'recommendation'
  return {
    id: card.id,
    number: card.number,
    form: card.form,
    text: published ? shown.text : card.original,
    original: card.original,
    reworded: published && shown.reworded,
    wordingOpen: card.reworded,
    rewordedToProtect: card.rewordedToProtect,
    asker: card.asker,
    printedAs: card.printedAs,
    fromPhone: card.fromPhone,
    expelled: card.expelled,
    channel: card.channel,
    theme: card.theme,
    supports: card.supports,
    answer: card.answer,
    summaryReread: card.summaryReread,
    onWall: stage !== null && stage.board.card === card.id && stage.board.view === 'question',
    merged,
  }
}

function numbersByTarget(cards: readonly AskedTeamCard[]): ReadonlyMap<CardId, readonly number[]> {
  const numbers = new Map<CardId, number[]>()
  for (const card of cards) {
    if (card.state.is !== 'merged') continue
    const known = numbers.get(card.state.into)
    if (known === undefined) numbers.set(card.state.into, [card.number])
    else known.push(card.number)
  }
  for (const list of numbers.values()) list.sort((one, other) => one - other)
  return numbers
}
