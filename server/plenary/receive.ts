import { exhaustive } from '../../shared/domain/exhaustive.ts'
import { asId, type LinkId } from '../../shared/domain/ids.ts'
import type { Phase } from '../../shared/domain/phase.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import { parseTextName } from '../../shared/domain/text.ts'
import type { CommandAnswer, CommandEnvelope } from '../../shared/protocol/command.ts'
import { admit, judge } from '../gatekeeper/gate.ts'
import type { GateRefusalCode } from '../gatekeeper/gate-refusal.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import { decide } from '../session/decide.ts'
import type { Actor } from '../session/decision.ts'
import type { RowWrite, SessionState } from '../session/state.ts'
import type { TickBatch } from './batch.ts'
import type { SessionMemory } from './memory.ts'
import { afterRows, beforeRows } from './text-acts.ts'
import { textRight } from './text-rights.ts'

/** What became of a client's update. */
export type Received =
  | { readonly is: 'taken' }
  | { readonly is: 'nothing' }
  /** Something it rests on is not here: ask the client for its whole state, do not punish. */
  | { readonly is: 'gap' }
  | { readonly is: 'refused'; readonly code: GateRefusalCode; readonly text: string | null }
  /** The document is gone (a floor that was closed). */
  | { readonly is: 'gone' }
  /** The disk is full: nothing of it was taken, and nothing after it on that socket is on disk. */
  | { readonly is: 'held' }

export type Work =
  | {
      readonly is: 'update'
      readonly actor: Actor
      readonly base: string
      readonly bytes: Uint8Array
      readonly answer: (outcome: Received) => void
    }
  | {
      readonly is: 'command'
      readonly actor: Actor
      readonly envelope: CommandEnvelope
      readonly answer: (answer: CommandAnswer) => void
    }
  | { readonly is: 'change'; readonly run: (memory: SessionMemory) => void }
  /** Rows written by the server itself: a session's beginning, a sheet that the organiser changed. */
  | { readonly is: 'rows'; readonly make: (memory: SessionMemory) => readonly RowWrite[]; readonly done: () => void }
  | { readonly is: 'after'; readonly run: (memory: SessionMemory) => void; readonly lost: () => void }

export interface Receiving {
  readonly memory: SessionMemory
  readonly works: readonly Work[]
  readonly batch: TickBatch
  readonly gracePhase: Phase | null
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** The one door: only here is a document or a row of a living session changed by somebody. */
export function receive(on: Receiving): void {
  for (const work of on.works) {
    switch (work.is) {
      case 'update':
        work.answer(receiveUpdate(on, work.actor, work.base, work.bytes))
        break
      case 'command':
        on.batch.answer(work.answer, receiveCommand(on, work.actor, work.envelope))
        break
      case 'change':
        on.memory.stage.doc.transact(() => work.run(on.memory))
        break
      case 'rows':
        on.batch.write(on.memory, work.make(on.memory))
        on.batch.afterwards.push({ run: work.done, lost: work.done })
        break
      case 'after':
        on.batch.afterwards.push(work)
        break
      default:
        exhaustive(work)
    }
  }
}

function receiveUpdate(on: Receiving, actor: Actor, base: string, bytes: Uint8Array): Received {
  const document = on.memory.documents.get(base)
  if (document === undefined) return { is: 'gone' }
  // The stage takes no update from anyone: dropped (DESIGN §3). Readers send some by themselves (SYNC §2.4.2).
  if (document.kind === 'stage') return { is: 'nothing' }
  const { state } = on.memory
  const seat = { seat: actor.seat, rightOn: (name: string) => textRight(state, actor, document, name) }
  const verdict = whole(on, 'gate', () => judge(document.gated, bytes, seat))
  if (verdict === null) return { is: 'refused', code: 'malformed', text: null }
  if (verdict.kind === 'nothing') return { is: 'nothing' }
  if (verdict.kind === 'refused') {
    if (verdict.refusal.code === 'gap') return { is: 'gap' }
    on.log.warn('update-refused', { code: verdict.refusal.code, role: actor.role })
    return { is: 'refused', code: verdict.refusal.code, text: verdict.refusal.text }
  }
  admit(document.gated, verdict, actor.seat)
  for (const client of verdict.binds) on.batch.owners.push({ document: base, client, seat: actor.seat })
  for (const name of verdict.touched) on.batch.touchedTexts.add(name)
  forgetReread(on, verdict.touched)
  return { is: 'taken' }
}

/**
 * Judging and deciding change nothing: a fault of ours in them costs whoever met it his one act, never the room its session
 * (TRUST F-11). Null: it threw.
 */
function whole<T>(on: Receiving, service: string, step: () => T): T | null {
  try {
    return step()
  } catch (error) {
    on.log.error('service-failed', { service }, error)
    return null
  }
}

/** « Relu par l'expert » says it of these words: when they change he has not read them. */
function forgetReread(on: Receiving, texts: ReadonlySet<string>): void {
  for (const name of texts) {
    const parts = parseTextName(name)
    const card = parts?.kind === 'summary' && parts.card !== null ? on.memory.state.card.get(parts.card) : undefined
    if (card?.kind !== 'asked' || !card.summaryReread) continue
    on.batch.write(on.memory, [{ table: 'card', key: card.id, row: { ...card, summaryReread: false } }])
  }
}

function receiveCommand(on: Receiving, actor: Actor, envelope: CommandEnvelope): CommandAnswer {
  const { memory, batch } = on
  const first = memory.applied.get(envelope.id)
  if (first !== undefined) return JSON.parse(first) as CommandAnswer
  const deciding = {
    state: memory.state,
    actor,
    now: on.clock.now(),
    gracePhase: on.gracePhase,
    newId: () => on.random.id(),
    newCode: () => sixDigits(on.random),
    textOf: memory.textOf,
  }
  const decision = whole(on, 'decision', () => decide(deciding, envelope.command))
  if (decision === null) return { is: 'refused', refusal: refusal('unavailable') }
  if (decision.is === 'refused') {
    on.log.info('command-refused', { code: decision.refusal.code, role: actor.role })
    const answer: CommandAnswer = { is: 'refused', refusal: decision.refusal }
    // Whoever was told no, and asked again under another id, must not find both done when the first comes once more.
    return decision.refusal.code === 'closed' ? answer : remember(on, actor, envelope, answer)
  }
  beforeRows(memory, decision.texts)
  batch.write(memory, [...seatOf(memory.state, actor), ...decision.writes])
  batch.owners.push(...afterRows(memory, decision.texts))
  return remember(on, actor, envelope, { is: 'done', card: decision.card, number: decision.number })
}

/** Kept with its effect, if it had one: a repeat hears the same, from any socket, after a restart, after a restore. */
function remember(on: Receiving, actor: Actor, { id }: CommandEnvelope, answer: CommandAnswer): CommandAnswer {
  const result = JSON.stringify(answer)
  on.memory.applied.set(id, result)
  on.batch.commands.push({ id, seat: actor.seat, result })
  return answer
}

/** The seat's row is born with its first command. */
function seatOf(state: SessionState, actor: Actor) {
  if (state.seat.has(actor.seat)) return []
  const link = actor.link === null ? null : asId<LinkId>(actor.link)
  return [{ table: 'seat', key: actor.seat, row: { id: actor.seat, role: actor.role, link } } as const]
}

export function sixDigits(random: Random): string {
  return String(random.int(1_000_000)).padStart(6, '0')
}

/** Who only waits to read is asked for again after a fault; what the server itself wrote may be what failed. */
export function isAsking(work: Work): boolean {
  if (work.is === 'rows') work.done()
  return work.is === 'after'
}
