import type { Opinion } from '../../shared/domain/card.ts'
import type { CardId, SeatId } from '../../shared/domain/ids.ts'
import type {
  ExpertCard,
  ExpertView,
  FloorRow,
  OwnCard,
  OwnView,
  TeamCard,
  TeamSpeaker,
  TeamView,
  ViewPatch,
} from '../../shared/domain/role-view.ts'
import type { SpeakerRow } from '../../shared/domain/speaking.ts'
import type { TextName } from '../../shared/domain/text.ts'
import { handsOf } from './speakers.ts'
import { inOrder, opinionsOf, type RowWrite, rootOf, type SessionState, sessionOf, supportersOf } from './state.ts'

/** What facilitators and rapporteur see: everything but seats. */
export function teamView(state: SessionState): TeamView {
  const cards: Record<CardId, TeamCard> = {}
  for (const id of state.card.keys()) {
    const card = teamCard(state, id as CardId)
    if (card !== null) cards[id as CardId] = card
  }
  return {
    session: { row: sessionOf(state) },
    cards,
    messages: Object.fromEntries(state.message),
    floors: Object.fromEntries(state.floor) as Record<TextName, FloorRow>,
    acts: Object.fromEntries([...state.act].slice(-actsShownMax)),
    speakers: Object.fromEntries([...state.speaker].map(([id, row]) => [id, teamSpeaker(row)])),
  }
}
const actsShownMax = 500

function teamSpeaker({ seat, ...rest }: SpeakerRow): TeamSpeaker {
  return { ...rest, fromPhone: seat !== null }
}

export function teamCard(state: SessionState, id: CardId): TeamCard | null {
  const card = state.card.get(id)
  if (card === undefined) return null
  if (card.kind === 'recommendation') return { ...card, opinions: opinionsOf(state, card.id) }
  const { seat, ...rest } = card
  const expelled = seat !== null && state.seat.get(seat)?.expelledBy === id
  return { ...rest, supports: supportersOf(state, card.id).size, fromPhone: seat !== null, expelled }
}

/** What the expert sees besides the stage: the accepted questions' state, the team's messages, floors he is invited to. */
export function expertView(state: SessionState): ExpertView {
  const cards: Record<CardId, ExpertCard> = {}
  for (const id of state.card.keys()) {
    const card = expertCard(state, id as CardId)
    if (card !== null) cards[id as CardId] = card
  }
  return { cards, messages: Object.fromEntries(state.message), floors: floorsTo(state, 'expert') }
}

export function expertCard(state: SessionState, id: CardId): ExpertCard | null {
  const card = state.card.get(id)
  if (card?.kind !== 'asked' || card.state.is !== 'queued') return null
  return { id: card.id, number: card.number, form: card.form, answer: card.answer, summaryReread: card.summaryReread }
}

/** Place in the queue from 1 of each question that waits for its answer. Made once a commit, used for every phone. */
export function queuePlaces(state: SessionState): ReadonlyMap<CardId, number> {
  const places = new Map<CardId, number>()
  for (const card of inOrder(state, 'asked')) {
    if (card.state.is !== 'queued' || card.form !== 'question') continue
    if (card.answer === 'written' || card.answer === 'aloud' || card.answer === 'later') continue
    places.set(card.id, places.size + 1)
  }
  return places
}

export function ownCard(state: SessionState, id: CardId, places: ReadonlyMap<CardId, number>): OwnCard | null {
  const card = state.card.get(id)
  if (card?.kind !== 'asked') return null
  const root = card.state.is === 'merged' ? state.card.get(rootOf(state, card.id)) : undefined
  const { board } = sessionOf(state)
  // Protected words are gone from every screen, the asker's own too: a phone may be searched. Number and state stay.
  return {
    id: card.id,
    number: card.number,
    form: card.form,
    text: card.state.is === 'protected' ? '' : card.original,
    state: card.state,
    intoNumber: root?.number ?? null,
    place: places.get(card.id) ?? null,
    answer: root?.kind === 'asked' ? root.answer : card.answer,
    onWall: !board.hidden && board.card === (root?.id ?? card.id),
  }
}

/** A participant's own part: his questions, what he supports and thinks. */
export function ownView(state: SessionState, seat: SeatId): OwnView {
  const places = queuePlaces(state)
  const mine: Record<CardId, OwnCard> = {}
  const supports: Record<CardId, true> = {}
  const opinions: Record<CardId, Opinion> = {}
  for (const card of state.card.values()) {
    if (card.kind !== 'asked' || card.seat !== seat) continue
    const own = ownCard(state, card.id, places)
    if (own !== null) mine[card.id] = own
  }
  for (const row of state.support.values()) if (row.seat === seat && row.on) supports[row.card] = true
  for (const row of state.opinion.values())
    if (row.seat === seat && row.opinion !== null) opinions[row.card] = row.opinion
  // What was thought before a vote is no vote: from its opening on only that is shown as one's own.
  for (const card of state.card.values())
    if (card.kind === 'recommendation' && card.vote != null) delete opinions[card.id]
  for (const row of state.ballot.values())
    if (row.seat === seat && row.opinion !== null) opinions[row.card] = row.opinion
  const hand = handsOf(state).get(seat)
  return { mine, supports, opinions, hand: hand === undefined ? {} : { mine: hand }, floors: floorsTo(state, 'room') }
}

/** Only those one is invited to: a floor's name tells which text is being written. */
function floorsTo(state: SessionState, to: FloorRow['to']): Record<TextName, FloorRow> {
  const floors: Record<TextName, FloorRow> = {}
  for (const row of state.floor.values()) if (row.to === to) floors[row.text] = row
  return floors
}

/** Cards whose public or team face a commit's writes may have changed. Counts of supports come later, every ten seconds. */
export function touchedCards(state: SessionState, writes: readonly RowWrite[]): ReadonlySet<CardId> {
  const touched = new Set<CardId>()
  for (const write of writes) {
    if (write.table !== 'card' || write.row === null) continue
    touched.add(write.row.id)
    if (write.row.kind !== 'asked') continue
    // A merge changes the face of the one it goes into; an unmerge of every one it may have come from.
    if (write.row.state.is === 'merged') touched.add(rootOf(state, write.row.id))
  }
  return touched
}

/** The team's patch after a commit. */
export function teamPatch(state: SessionState, writes: readonly RowWrite[], cards: ReadonlySet<CardId>): ViewPatch {
  const patch: Record<string, Record<string, unknown>> = {}
  const put = (table: string, key: string, row: unknown) => {
    patch[table] = { ...patch[table], [key]: row }
  }
  for (const id of cards) put('cards', id, teamCard(state, id))
  for (const write of writes) {
    if (write.table === 'session') put('session', 'row', write.row)
    if (write.table === 'message') put('messages', write.key, write.row)
    if (write.table === 'floor') put('floors', write.key, write.row)
    if (write.table === 'act') put('acts', write.key, write.row)
    if (write.table === 'speaker') put('speakers', write.key, write.row === null ? null : teamSpeaker(write.row))
  }
  return patch
}

export function expertPatch(state: SessionState, writes: readonly RowWrite[], cards: ReadonlySet<CardId>): ViewPatch {
  const patch: Record<string, Record<string, unknown>> = {}
  for (const id of cards) {
    if (state.card.get(id)?.kind === 'asked') patch['cards'] = { ...patch['cards'], [id]: expertCard(state, id) }
  }
  for (const write of writes) {
    if (write.table === 'message') patch['messages'] = { ...patch['messages'], [write.key]: write.row }
    if (write.table === 'floor' && write.row?.to !== 'room')
      patch['floors'] = { ...patch['floors'], [write.key]: write.row }
  }
  return patch
}
