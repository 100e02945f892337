import type { SeatId, SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import type { Phase } from '../../shared/domain/phase.ts'
import { closeCodes, type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import type { CommandAnswer, CommandEnvelope } from '../../shared/protocol/command.ts'
import type { Journal } from '../journal/journal.ts'
import type { RoomName } from '../journal/room-name.ts'
import type { Space } from '../journal/space.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import type { Actor } from '../session/decision.ts'
import { type RowWrite, sessionOf } from '../session/state.ts'
import type { ControlListener, DocumentListener, Listener } from './audience.ts'
import { createBatch, type TickBatch } from './batch.ts'
import { createBroadcast } from './broadcast.ts'
import { compactIfLong } from './compaction.ts'
import { loadSession, type RecordFound, readSession } from './load-session.ts'
import type { SessionMemory } from './memory.ts'
import { answerReadOnly, type CommandWork, refuseAllButClosing } from './read-only.ts'
import { isAsking, type Received, receive, type Work } from './receive.ts'

/** A living session: the one door through which everything goes, in this order: judge, apply, commit, then show. */
export interface Plenary {
  readonly id: SessionId
  /** What stands on disk; between two ticks only (reads are queued with `whenDurable`). */
  readonly memory: () => SessionMemory
  /** Resolves once the answer is on disk. Never rejects. */
  readonly command: (actor: Actor, envelope: CommandEnvelope) => Promise<CommandAnswer>
  /** Judged and applied in the next tick; `answer` is called at once with a refusal, after the commit otherwise. */
  readonly update: (actor: Actor, base: string, bytes: Uint8Array, answer: (outcome: Received) => void) => void
  /**
   * Called in order with everything sent before it, when all that memory holds is on disk; `lost` instead when the
   * session ended, or its disk did, before that.
   */
  readonly whenDurable: (run: (memory: SessionMemory) => void, lost?: () => void) => void
  /** A change by the server itself: presence, the address of the house. */
  readonly change: (run: (memory: SessionMemory) => void) => void
  /** Rows by the server itself; resolves once they are on disk, or when the session ended before. */
  readonly writeRows: (make: (memory: SessionMemory) => readonly RowWrite[]) => Promise<void>
  readonly listen: (base: string, listener: DocumentListener) => () => void
  readonly attend: (listener: ControlListener) => () => void
  /** People on line by role, as distinct seats. */
  readonly audience: () => readonly { readonly seat: SeatId; readonly role: Actor['role'] }[]
  readonly sockets: () => number
  /** How many other seats have this document open. */
  readonly seatsOn: (base: string, besides: SeatId) => number
  /** Ends every connection with a code, those of one seat, one link's or all. */
  readonly endWhere: (matches: (listener: Listener) => boolean, code: number, why: RefusalCode) => void
  readonly stop: () => Promise<void>
}

export interface PlenaryDeps {
  readonly id: SessionId
  readonly room: RoomName
  readonly journal: Journal
  readonly space: Space
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly onRecord: (found: RecordFound) => void
  /** Called once the commit that closes the session is on disk. */
  readonly onClosing: (plenary: Plenary) => void
  /** Called when a commit failed and the disk could not even be read again: this plenary answers nothing any more. */
  readonly onLost: (plenary: Plenary) => void
}

const restAfterFailuresMs = 1_000

/** Smallest distance between two commits by the number of sockets (SYNC §4). The first change of a quiet room goes at once. */
function tickMs(sockets: number): number {
  return sockets <= 100 ? 20 : sockets <= 500 ? 50 : 100
}

/**
 * Starts a session from its room's record (already opened in the journal). The client ids of this activation are on
 * disk before anything else happens. Gives null when the disk refuses even that.
 */
export async function startPlenary(deps: PlenaryDeps): Promise<Plenary | null> {
  const { journal, clock, log, space } = deps
  const loaded = await loadSession(deps)
  if (loaded === null) return null
  // A session that never began cannot begin on a full disk; one that did can be read.
  if (!loaded.writes && !loaded.memory.state.session.has('row')) return null
  let memory = loaded.memory
  let seq = loaded.seq
  let inbox: Work[] = []
  let busy = Promise.resolve()
  let armed = false
  /** From a tick's first line on: what it calls before it waits for the disk may bring work, and begins no second tick. */
  let ticking = false
  let stopped = false
  let lastCommit = Number.NEGATIVE_INFINITY
  let failures = 0
  /** The disk is full: everything can be read, nothing is taken, until there is room again (TRUST D-07). */
  let readOnly = !loaded.writes
  let deferred: Work[] = []
  let roomAgain = false
  /** The reserve was given to close this session: it is for nothing else. */
  let closingOnly = false
  let grace: { readonly phase: Phase; readonly until: number } | null = null
  const broadcast = createBroadcast({ clock, memory: () => memory })

  function arm(): void {
    if (armed || ticking || stopped) return
    armed = true
    const wait = lastCommit + tickMs(broadcast.sockets()) - clock.monotonic()
    clock.after(Math.max(0, wait), () => {
      armed = false
      ticking = true
      busy = tick().finally(() => {
        ticking = false
        if (inbox.length > 0) arm()
      })
    })
  }

  function enqueue(work: Work): void {
    if (stopped) {
      turnAway(work)
      return
    }
    inbox.push(work)
    arm()
  }

  /** Nobody is left waiting for an answer that cannot come. */
  function turnAway(work: Work): void {
    const closed = memory.state.session.get('row')?.closing === true
    if (work.is === 'command') work.answer({ is: 'refused', refusal: refusal(closed ? 'closed' : 'unavailable') })
    else if (work.is === 'update') work.answer({ is: 'gone' })
    else if (work.is === 'rows') work.done()
    else if (work.is === 'after') work.lost()
  }

  function end(): void {
    stopped = true
    broadcast.stop()
    const left = inbox
    inbox = []
    for (const work of [...deferred, ...left]) turnAway(work)
    deferred = []
  }

  async function tick(): Promise<void> {
    if (readOnly && roomAgain && !(await resume())) awaitRoom()
    if (readOnly) return await tickReadOnly()
    const works = closingOnly ? refuseAllButClosing(memory, inbox) : inbox
    inbox = []
    const phaseBefore = memory.state.session.get('row')?.phase ?? null
    const batch = createBatch()
    const gracePhase = grace !== null && clock.monotonic() < grace.until ? grace.phase : null
    try {
      receive({ memory, works, batch, gracePhase, clock, random: deps.random, log })
      batch.project(memory)
    } catch (error) {
      // A fault of ours half-way: what memory holds now is nobody's (TRUST F-11). It is made anew from disk.
      log.error('service-failed', { service: 'tick' }, error)
      return recover(works.filter(isAsking), batch, 'fault')
    }
    lastCommit = clock.monotonic()
    if (batch.isEmpty()) return shown(batch)
    const rows = batch.rows(memory)
    const result = await journal.commit(deps.room, rows)
    if (result.kind === 'failed') return recover(works, batch, result.reason)
    failures = 0
    seq = result.seq
    if (phaseBefore !== null && sessionOf(memory.state).phase !== phaseBefore) {
      grace = { phase: phaseBefore, until: clock.monotonic() + limits.graceMs }
    }
    shown(batch)
    await compactIfLong({ journal, room: deps.room, memory, seq, log })
    if (batch.closes()) deps.onClosing(plenary)
  }

  /** Only here does anything leave: it is on disk. */
  function shown(batch: TickBatch): void {
    safely(
      () => broadcast.committed(batch),
      () => broadcast.endWhere(() => true, closeCodes.tryAgain, 'unavailable'),
    )
    batch.answerAll()
    for (const each of batch.afterwards) safely(() => each.run(memory), each.lost)
  }

  /** One who cannot be shown what he waits for must not keep it from the others (TRUST F-11). */
  function safely(show: () => void, otherwise: () => void): void {
    try {
      show()
    } catch (error) {
      log.error('service-failed', { service: 'showing' }, error)
      otherwise()
    }
  }

  /**
   * Nothing of the batch is kept: memory is thrown away and made anew from disk, and everyone comes back. What the server
   * itself wanted to write or to read is done again on the new memory: whoever waits for it would wait for ever.
   */
  async function recover(works: readonly Work[], batch: TickBatch, reason: string): Promise<void> {
    log.error('commit-failed', { reason })
    const full = reason === 'disk-full'
    const code: RefusalCode = full ? 'disk-full' : 'unavailable'
    batch.refuseAll(refusal(code))
    // On a full disk the room goes on reading; only what was being written is thrown away.
    if (full) broadcast.cutDocuments((base) => base !== 'stage', closeCodes.tryAgain, code)
    else broadcast.endWhere(() => true, closeCodes.tryAgain, code)
    const again = await (full ? readSession(deps) : loadSession(deps))
    inbox = [...works.filter((work) => work.is !== 'command' && work.is !== 'update'), ...inbox]
    if (again === null) return giveUp()
    memory = again.memory
    seq = again.seq
    failures++
    if (!again.writes) return enterReadOnly()
    // A disk that goes on refusing is not asked again at the pace of typing.
    if (failures > 1) lastCommit = clock.monotonic() + restAfterFailuresMs
  }

  function giveUp(): void {
    end()
    deps.onLost(plenary)
  }

  function enterReadOnly(): void {
    readOnly = true
    if (closingOnly) space.takeBackReserve()
    closingOnly = false
    awaitRoom()
  }

  function awaitRoom(): void {
    roomAgain = false
    clock.after(restAfterFailuresMs, () => {
      if (stopped || !readOnly) return
      if (!space.isOpen()) return awaitRoom()
      roomAgain = true
      arm()
    })
  }

  async function tickReadOnly(): Promise<void> {
    const works = inbox
    inbox = []
    lastCommit = clock.monotonic()
    const { deferred: later, closing } = answerReadOnly(memory, works)
    deferred.push(...later)
    if (closing.length > 0) await closeWithReserve(closing)
  }

  /** Closed all the same: with the room that was kept for it, once what people have on their screens is in (TRUST D-07). */
  async function closeWithReserve(closing: readonly CommandWork[]): Promise<void> {
    const room = (await space.giveReserve()) && (await resume())
    if (!room) for (const work of closing) work.answer({ is: 'refused', refusal: refusal('disk-full') })
    if (!room || stopped) return
    closingOnly = true
    clock.after(limits.graceMs, () => {
      for (const work of closing) enqueue(work)
    })
  }

  /** True once everything can be written again: what the server itself had to write is, and every page hands in what it kept. */
  async function resume(): Promise<boolean> {
    const again = await loadSession(deps)
    if (again === null) giveUp()
    if (again?.writes !== true) return false
    memory = again.memory
    seq = again.seq
    readOnly = false
    failures = 0
    inbox = [...deferred, ...inbox]
    deferred = []
    broadcast.cutDocuments(() => true, closeCodes.tryAgain, 'unavailable')
    return true
  }

  const plenary: Plenary = {
    id: deps.id,
    memory: () => memory,
    command: (actor, envelope) => new Promise((answer) => enqueue({ is: 'command', actor, envelope, answer })),
    update: (actor, base, bytes, answer) => enqueue({ is: 'update', actor, base, bytes, answer }),
    whenDurable: (run, lost = () => undefined) => enqueue({ is: 'after', run, lost }),
    change: (run) => enqueue({ is: 'change', run }),
    writeRows: (make) => new Promise((done) => enqueue({ is: 'rows', make, done })),
    listen: broadcast.listen,
    attend: broadcast.attend,
    audience: broadcast.audience,
    sockets: broadcast.sockets,
    seatsOn: broadcast.seatsOn,
    endWhere: broadcast.endWhere,
    async stop() {
      end()
      await busy
      end()
    },
  }
  broadcast.start({ change: plenary.change, whenSent: plenary.whenDurable })
  if (readOnly) awaitRoom()
  return plenary
}
