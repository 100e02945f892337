import type { Card, Opinion } from '../../shared/domain/card.ts'
import type { CardId, LinkId, SeatId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { ActRow, FloorRow, TeamMessage } from '../../shared/domain/role-view.ts'
import type { SessionRow } from '../../shared/domain/session-row.ts'
import type { SpeakerRow } from '../../shared/domain/speaking.ts'
import type { TextName } from '../../shared/domain/text.ts'

export interface SupportRow {
  readonly card: CardId
  readonly seat: SeatId
  readonly on: boolean
  /** The device's own sequence: the latest wins, whatever order the network makes of it. */
  readonly order: number
}
export interface OpinionRow {
  readonly card: CardId
  readonly seat: SeatId
  readonly opinion: Opinion | null
  readonly order: number
}
/** A phone's vote while it can still be changed; gone when the vote closes. */
export interface BallotRow extends OpinionRow {}
/** Born with the seat's first command; without a name, an address or a time (DESIGN §5). */
export interface SeatRow {
  readonly id: SeatId
  readonly role: SessionRole
  readonly link: LinkId | null
  /**
   * The question by which the team shut this seat out; absent or null while it may stand in the room. Only that question's
   * row says so to the team: told on each, it would show which questions one person asked.
   */
  readonly expelledBy?: CardId | null
}
/** A text in work: its root exists in the document from here on. */
export interface TextRow {
  readonly name: TextName
}

/** The tables of a living session. The journal keeps row after row; the last one of a key counts. */
export interface Tables {
  session: SessionRow
  card: Card
  support: SupportRow
  opinion: OpinionRow
  ballot: BallotRow
  seat: SeatRow
  text: TextRow
  floor: FloorRow
  message: TeamMessage
  act: ActRow
  speaker: SpeakerRow
}
export type TableName = keyof Tables
export type RowWrite = {
  [Name in TableName]: { readonly table: Name; readonly key: string; readonly row: Tables[Name] | null }
}[TableName]

/** All that is decided upon, in memory; the database is never asked (DESIGN §4). */
export type SessionState = { readonly [Name in TableName]: Map<string, Tables[Name]> }

export function emptyState(): SessionState {
  return {
    session: new Map(),
    card: new Map(),
    support: new Map(),
    opinion: new Map(),
    ballot: new Map(),
    seat: new Map(),
    text: new Map(),
    floor: new Map(),
    message: new Map(),
    act: new Map(),
    speaker: new Map(),
  }
}

/** Carries writes into the tables, in order. */
export function applyWrites(state: SessionState, writes: readonly RowWrite[]): void {
  for (const write of writes) {
    const table = state[write.table] as Map<string, unknown>
    if (write.row === null) table.delete(write.key)
    else table.set(write.key, write.row)
  }
}

/** The one row of the session itself; a state without it has not been begun and must not be asked. */
export function sessionOf(state: SessionState): SessionRow {
  const row = state.session.get('row')
  if (row === undefined) throw new Error('a session without its row')
  return row
}

export function cardOf(state: SessionState, id: CardId): Card | null {
  return state.card.get(id) ?? null
}

/** Key of a support or an opinion: one a seat and card. */
export function choiceKey(card: CardId, seat: SeatId): string {
  return `${card}|${seat}`
}

/** The team shut this seat out: it reads nothing and changes nothing; what it asked stays as it was. */
export function isExpelled(state: SessionState, seat: SeatId): boolean {
  return (state.seat.get(seat)?.expelledBy ?? null) !== null
}

/** Cards in their order; ties by number, so that everyone sees the same. */
export function inOrder<Kind extends Card['kind']>(state: SessionState, kind: Kind): Extract<Card, { kind: Kind }>[] {
  const cards = [...state.card.values()].filter((card): card is Extract<Card, { kind: Kind }> => card.kind === kind)
  return cards.sort((a, b) => a.order - b.order || a.number - b.number)
}

/** Distinct people who support a question, those who support or asked one merged into it included; its asker is not counted. */
export function supportersOf(state: SessionState, card: CardId): ReadonlySet<SeatId> {
  const people = new Set<SeatId>()
  const family = new Set<CardId>([card])
  for (const other of state.card.values()) {
    if (other.kind === 'asked' && other.state.is === 'merged' && rootOf(state, other.id) === card) {
      family.add(other.id)
      if (other.seat !== null) people.add(other.seat)
    }
  }
  for (const row of state.support.values()) if (row.on && family.has(row.card)) people.add(row.seat)
  const main = state.card.get(card)
  if (main?.kind === 'asked' && main.seat !== null) people.delete(main.seat)
  return people
}

/** Where a merged question ended, through however many merges. Decisions keep this free of cycles. */
export function rootOf(state: SessionState, card: CardId): CardId {
  let at = card
  for (let step = 0; step < state.card.size; step++) {
    const row = state.card.get(at)
    if (row?.kind !== 'asked' || row.state.is !== 'merged') return at
    at = row.state.into
  }
  return at
}

/** Whether another card was merged into this one. */
export function isRoot(state: SessionState, card: CardId): boolean {
  for (const other of state.card.values()) {
    if (other.kind === 'asked' && other.state.is === 'merged' && other.state.into === card) return true
  }
  return false
}

export function opinionsOf(state: SessionState, card: CardId): Record<Opinion, number> {
  const counts: Record<Opinion, number> = { yes: 0, mid: 0, no: 0 }
  for (const row of state.opinion.values()) if (row.card === card && row.opinion !== null) counts[row.opinion]++
  return counts
}
