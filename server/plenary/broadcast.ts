import * as Y from 'yjs'
import { documentName } from '../../shared/document/document-name.ts'
import type { CardId, SeatId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { documentReading } from '../../shared/domain/permission.ts'
import { closeCodes, type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { isTeam, type SessionRole } from '../../shared/domain/role.ts'
import type { ViewPatch } from '../../shared/domain/role-view.ts'
import type { Presence } from '../../shared/protocol/control.ts'
import type { Cancel, Clock } from '../runtime/clock.ts'
import { choiceKey, type RowWrite, rootOf, sessionOf } from '../session/state.ts'
import { expertPatch, expertView, ownCard, ownView, teamCard, teamPatch, teamView } from '../session/views.ts'
import { type ControlListener, type DocumentListener, isSlow, type Listener, type Rounds } from './audience.ts'
import type { TickBatch } from './batch.ts'
import type { SessionMemory } from './memory.ts'
import { encodeContent, encodeUpdate } from './messages.ts'
import { noOwnChanges, type OwnChanges, ownChanges } from './own-changes.ts'

/** Who hears what of a living session, and when. */
export interface Broadcast {
  readonly listen: (base: string, listener: DocumentListener) => () => void
  readonly attend: (listener: ControlListener) => () => void
  readonly audience: () => readonly { readonly seat: SeatId; readonly role: SessionRole }[]
  readonly sockets: () => number
  /** How many other seats have this document open. */
  readonly seatsOn: (base: string, besides: SeatId) => number
  readonly endWhere: (matches: (listener: Listener) => boolean, code: number, why: RefusalCode) => void
  /** Ends the sockets on documents whose name matches; those of the control channel stay. */
  readonly cutDocuments: (matches: (base: string) => boolean, code: number, why: RefusalCode) => void
  /** Sends what a commit changed. */
  readonly committed: (batch: TickBatch) => void
  /** Starts the slow rounds: frames for phones, counts, presence. */
  readonly start: (rounds: Rounds) => void
  readonly stop: () => void
}

interface Attending {
  readonly listener: ControlListener
  revision: number
  /** Own rows as last sent, by table and key; of an expert the cards that he was told of. */
  readonly sent: Map<string, string>
}

export function createBroadcast(deps: { readonly clock: Clock; readonly memory: () => SessionMemory }): Broadcast {
  const documents = new Map<string, Set<DocumentListener>>()
  const attending = new Set<Attending>()
  const forPhones = new Map<string, Uint8Array[]>()
  const dirtyCounts = new Set<CardId>()
  /** Phones that went without a word, with the moment: they may still hold something. */
  const lost = new Map<SeatId, number>()
  let phonesArmed: Cancel | null = null
  const rounds: Cancel[] = []

  function send(base: string, update: Uint8Array, slow: boolean): void {
    const listeners = documents.get(base)
    if (listeners === undefined) return
    const message = encodeUpdate(update)
    for (const listener of listeners) if (isSlow(listener.role) === slow) listener.deliver(message)
  }

  /** One merged frame per 400 ms for phones: radio and battery are theirs, and nobody reads faster. */
  function queueForPhones(base: string, update: Uint8Array): void {
    const queue = forPhones.get(base)
    if (queue === undefined) forPhones.set(base, [update])
    else queue.push(update)
    phonesArmed ??= deps.clock.after(limits.phoneFrameMs, flushPhones)
  }

  function flushPhones(): void {
    phonesArmed = null
    for (const [base, updates] of forPhones) {
      const merged = updates.length === 1 ? updates[0] : Y.mergeUpdates(updates)
      if (merged !== undefined) send(base, merged, true)
    }
    forPhones.clear()
  }

  /** So that a replica that left the truth is found (TRUST C-04). Phones first get what waits for their frame. */
  function tellContents(memory: SessionMemory): void {
    phonesArmed?.()
    flushPhones()
    for (const [base, listeners] of documents) {
      const document = memory.documents.get(base)
      if (document === undefined || listeners.size === 0) continue
      const message = encodeContent(document.contentHash())
      for (const each of listeners) each.deliverOwn(message)
    }
  }

  /** A floor that was folded back: who still has it open comes back and finds the text on its desk. */
  function endGone(): void {
    const { documents: there } = deps.memory()
    for (const [base, listeners] of documents) {
      if (there.has(base)) continue
      documents.delete(base)
      for (const each of listeners) each.end(closeCodes.epochOver, 'epoch')
    }
  }

  function endWhere(matches: (listener: Listener) => boolean, code: number, why: RefusalCode): void {
    for (const each of [...attending]) {
      if (!matches(each.listener)) continue
      each.listener.farewell(refusal(why))
      attending.delete(each)
    }
    for (const set of documents.values()) {
      for (const each of [...set]) if (matches(each)) each.end(code, why)
    }
  }

  function patch(to: Attending, rows: ViewPatch): void {
    if (Object.keys(rows).length === 0) return
    to.revision++
    to.listener.patch({ revision: to.revision, rows })
  }

  /** That a card is not his to see is told only of one he has seen: a question that waits is no business of the expert's. */
  function expertOwnPatch(to: Attending, rows: ViewPatch): ViewPatch {
    const { cards = {}, ...rest } = rows
    const told = Object.entries(cards).filter(([id, row]) => {
      if (row === null) return to.sent.delete(id)
      to.sent.set(id, '')
      return true
    })
    return told.length === 0 ? rest : { ...rest, cards: Object.fromEntries(told) }
  }

  function ownPatch(to: Attending, writes: readonly RowWrite[], changes: OwnChanges): ViewPatch {
    const { state } = deps.memory()
    const rows: Record<string, Record<string, unknown>> = {}
    const put = (table: string, key: string, row: unknown) => {
      const json = JSON.stringify(row)
      if ((to.sent.get(`${table}/${key}`) ?? 'null') === json) return
      to.sent.set(`${table}/${key}`, json)
      rows[table] = { ...rows[table], [key]: row }
    }
    for (const id of changes.cardsBySeat.get(to.listener.seat) ?? [])
      put('mine', id, ownCard(state, id, changes.places))
    if (writes.some((write) => write.table === 'speaker'))
      put('hand', 'mine', changes.hands.get(to.listener.seat) ?? null)
    for (const write of writes) {
      if (write.table === 'support' && write.row?.seat === to.listener.seat)
        put('supports', write.row.card, write.row.on ? true : null)
      if (write.table === 'opinion' && write.row?.seat === to.listener.seat)
        put('opinions', write.row.card, write.row.opinion)
      if (write.table === 'ballot' && write.row?.seat === to.listener.seat)
        put('opinions', write.row.card, write.row.opinion)
      if (write.table === 'card' && write.row?.kind === 'recommendation' && write.row.vote != null) {
        const own = state.ballot.get(choiceKey(write.row.id, to.listener.seat))
        put('opinions', write.row.id, own?.opinion ?? null)
      }
      // A floor opened to the expert is none of the room's business, not even its name.
      if (write.table === 'floor') put('floors', write.key, write.row?.to === 'room' ? write.row : null)
    }
    return rows
  }

  function controlOf(batch: TickBatch): void {
    const { state } = deps.memory()
    if (batch.writes.length === 0) return
    const structural = batch.writes.some(
      ({ table }) => table !== 'support' && table !== 'opinion' && table !== 'ballot',
    )
    const team = teamPatch(state, batch.writes, batch.cards)
    const expert = expertPatch(state, batch.writes, batch.cards)
    // Places and owners are looked up once a commit, not once a phone: two thousand phones are two thousand times.
    const changes = structural ? ownChanges(state) : noOwnChanges
    const voters = new Set(
      batch.writes.flatMap((write) =>
        'row' in write && write.row !== null && 'seat' in write.row ? [write.row.seat] : [],
      ),
    )
    for (const each of attending) {
      const { role, seat } = each.listener
      if (isTeam(role)) patch(each, team)
      else if (role === 'expert') patch(each, expertOwnPatch(each, expert))
      else if (role === 'participant' && (structural || voters.has(seat)))
        patch(each, ownPatch(each, batch.writes, changes))
    }
  }

  function publishCounts(memory: SessionMemory): void {
    const cards = new Set(dirtyCounts)
    dirtyCounts.clear()
    memory.stageWriter.publishCounts(cards)
    const rows: Record<string, unknown> = {}
    for (const id of cards) rows[id] = teamCard(memory.state, id)
    for (const each of attending) if (isTeam(each.listener.role)) patch(each, { cards: rows })
  }

  function people(): Map<SeatId, SessionRole> {
    const seats = new Map<SeatId, SessionRole>()
    for (const listeners of documents.values()) for (const each of listeners) seats.set(each.seat, each.role)
    for (const each of attending) seats.set(each.listener.seat, each.listener.role)
    return seats
  }

  function presence(): Presence {
    const counts = { phones: 0, team: 0, experts: 0, boards: 0 }
    for (const role of people().values()) {
      if (role === 'participant') counts.phones++
      else if (role === 'expert') counts.experts++
      else if (role === 'board') counts.boards++
      else counts.team++
    }
    const tenMinutesAgo = deps.clock.monotonic() - 600_000
    for (const [seat, at] of lost) if (at < tenMinutesAgo) lost.delete(seat)
    return { ...counts, lostPhones: lost.size }
  }

  let lastPresence = ''
  let lastOnline = 0
  return {
    listen(base, listener) {
      const set = documents.get(base) ?? new Set()
      documents.set(base, set.add(listener))
      lost.delete(listener.seat)
      return () => {
        set.delete(listener)
        if (listener.role === 'participant' && !people().has(listener.seat))
          lost.set(listener.seat, deps.clock.monotonic())
      }
    },
    attend(listener) {
      const memory = deps.memory()
      const entry: Attending = { listener, revision: 0, sent: new Map() }
      const { role, seat } = listener
      const view = isTeam(role)
        ? teamView(memory.state)
        : role === 'expert'
          ? expertView(memory.state)
          : ownView(memory.state, seat)
      const { epoch } = sessionOf(memory.state)
      const readable = (['stage', 'answers', 'desk'] as const).filter((kind) => documentReading[kind][role] === 'reads')
      for (const [table, rows] of Object.entries(role === 'participant' ? view : {})) {
        for (const [key, row] of Object.entries(rows)) entry.sent.set(`${table}/${key}`, JSON.stringify(row))
      }
      listener.hello(view, 0, Object.fromEntries(readable.map((kind) => [kind, documentName(kind, epoch)])))
      listener.presence(presence())
      if ('cards' in view) for (const id of Object.keys(view.cards)) entry.sent.set(id, '')
      attending.add(entry)
      return () => attending.delete(entry)
    },
    audience: () => [...people()].map(([seat, role]) => ({ seat, role })),
    sockets: () => [...documents.values()].reduce((sum, set) => sum + set.size, 0),
    seatsOn(base, besides) {
      const seats = new Set([...(documents.get(base) ?? [])].map((each) => each.seat))
      seats.delete(besides)
      return seats.size
    },
    endWhere,
    cutDocuments(matches, code, why) {
      for (const [base, set] of documents) if (matches(base)) for (const each of [...set]) each.end(code, why)
    },
    committed(batch) {
      for (const [base, update] of batch.changes) {
        send(base, update, false)
        queueForPhones(base, update)
      }
      controlOf(batch)
      if (batch.writes.some((write) => write.table === 'floor')) endGone()
      for (const write of batch.writes) {
        if (write.table !== 'seat' || (write.row?.expelledBy ?? null) === null) continue
        endWhere((listener) => listener.seat === write.key, closeCodes.revoked, 'expelled')
      }
      for (const write of batch.writes) {
        // Of a question that was united with another the room sees that other's number.
        if ((write.table === 'support' || write.table === 'opinion' || write.table === 'ballot') && write.row !== null)
          dirtyCounts.add(rootOf(deps.memory().state, write.row.card))
      }
      for (const id of batch.cards) dirtyCounts.add(id)
    },
    start({ change, whenSent }) {
      rounds.push(
        deps.clock.every(limits.contentHashEveryMs, () => whenSent(tellContents)),
        deps.clock.every(limits.countsEveryMs, () => {
          if (dirtyCounts.size > 0) change(publishCounts)
        }),
        deps.clock.every(limits.presenceEveryMs, () => {
          const now = presence()
          const json = JSON.stringify(now)
          if (json !== lastPresence)
            for (const each of attending) if (each.listener.role !== 'participant') each.listener.presence(now)
          lastPresence = json
          if (now.phones === lastOnline) return
          lastOnline = now.phones
          change((memory) => memory.stageWriter.setOnline(now.phones))
        }),
      )
    },
    stop() {
      for (const cancel of rounds) cancel()
      phonesArmed?.()
    },
  }
}
