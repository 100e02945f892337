import { createHash } from 'node:crypto'
import type { SessionId } from '../../shared/domain/ids.ts'
import { itemsOf, type Snapshot, type SnapshotContent } from '../../shared/domain/snapshot.ts'
import type { CorrectionItem } from '../../shared/domain/snapshot-item.ts'
import type {
  CorrectionAnswer,
  CorrectionEnvelope,
  CorrectionReading,
  CorrectionRefusal,
} from '../../shared/protocol/correction.ts'
import type { Archive } from '../archive/archive.ts'
import { buildSnapshot } from '../archive/build-snapshot.ts'
import { withClock } from '../archive/clock-note.ts'
import type { Report } from '../archive/report-file.ts'
import { sealToWords } from '../archive/seal.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import { decideCorrection } from './decide-correction.ts'
import { hiddenSince } from './hide-items.ts'
import { remakeWith } from './remake-reports.ts'

/** What comes after a close: nothing reopens, a new snapshot follows the last one (DESIGN §5). */
export interface Corrections {
  /** The newest snapshot, once its whole chain was verified. */
  readonly read: (session: SessionId) => Promise<CorrectionReading>
  /**
   * One correction, applied once for each id, in the order of the calls; `done` once it survives a power cut, with its
   * minutes and with everything hidden that it hides. Never rejects.
   */
  readonly correct: (envelope: CorrectionEnvelope, by: CorrectionItem['by']) => Promise<CorrectionAnswer>
  /** What a power cut left between a seal and its hiding is done now. Never rejects. */
  readonly settle: (session: SessionId) => Promise<void>
}

/** The seals of a session that somebody else remembers. */
export interface SealWitness {
  /** The one that the room saw, and the last one that is known; null for a session that is not sealed. */
  readonly sealsOf: (session: SessionId) => { readonly first: string; readonly last: string } | null
  /** Durable before it resolves. */
  readonly markCorrected: (session: SessionId, seal: string) => Promise<void>
}

export interface CorrectionsDeps {
  readonly archive: Archive
  readonly witness: SealWitness
  readonly clock: Pick<Clock, 'now'>
  readonly random: Pick<Random, 'bytes'>
  readonly log: Log
  readonly makeMinutes: (snapshot: Snapshot) => Promise<readonly Report[]>
}

type Newest = { readonly is: 'newest'; readonly snapshot: Snapshot } | ReturnType<typeof refused>

export function createCorrections(deps: CorrectionsDeps): Corrections {
  const { archive, witness, log } = deps
  let tail: Promise<unknown> = Promise.resolve()
  /** One after the other: the second of two people is decided upon what the first one left. */
  const queued = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = tail.then(work)
    tail = done.catch(() => undefined)
    return done
  }

  async function newestOf(session: SessionId): Promise<Newest> {
    const seals = witness.sealsOf(session)
    if (seals === null) return refused('not-sealed')
    const result = await archive.verify(session)
    if (result.is !== 'sound' || !holds(result.snapshots, seals)) return refused('archive-damaged')
    const snapshot = result.snapshots.at(-1)
    return snapshot === undefined ? refused('archive-damaged') : { is: 'newest', snapshot }
  }

  async function apply(envelope: CorrectionEnvelope, by: CorrectionItem['by']): Promise<CorrectionAnswer> {
    const { session, base, changes } = envelope
    const newest = await newestOf(session)
    if (newest.is === 'refused') return newest
    const items = itemsOf(newest.snapshot)
    const act = createHash('sha256').update(envelope.id).digest('hex')
    const known = await finished(session, items, act)
    if (known !== null) return known
    if (base !== newest.snapshot.seal) return refused('newer-stands')
    const { head, seal } = newest.snapshot
    const takenAt = new Date(deps.clock.now()).toISOString()
    const mark = { seq: head.seq + 1, date: takenAt.slice(0, 10), by, act, earlierSeal: sealToWords(seal) }
    const decision = decideCorrection(items, changes, mark)
    if (decision.is === 'refused') return decision
    const next = buildSnapshot(
      takenAt < head.takenAt ? withClock(decision.content, 'after') : decision.content,
      { ...headOf(head), seq: mark.seq, takenAt, reason: decision.reason, prev: seal },
      deps.random,
    )
    const stored = await archive.store(next, await deps.makeMinutes(next))
    if (stored.is === 'refused') return refused(stored.why === 'not-next' ? 'newer-stands' : 'archive-damaged')
    log.info('archive-written', { seq: mark.seq })
    await witness.markCorrected(session, next.seal)
    await hide(session, next)
    return { is: 'done', seq: mark.seq, seal: next.seal, sealWords: sealToWords(next.seal) }
  }

  /** The answer to a correction that was applied before, and whatever of it a power cut left to be done. */
  async function finished(session: SessionId, items: SnapshotContent, act: string): Promise<CorrectionAnswer | null> {
    const account = items.find((item) => item.kind === 'correction' && item.act === act)
    if (account?.kind !== 'correction') return null
    const kept = (await archive.list(session)).find((each) => each.seq === account.seq)
    if (kept === undefined) return refused('archive-damaged')
    await settle(session)
    return { is: 'done', seq: kept.seq, seal: kept.seal, sealWords: kept.sealWords }
  }

  async function settle(session: SessionId): Promise<void> {
    // A session that was never corrected has nothing to be hidden: most of them cost one short file at a start.
    if ((await archive.list(session)).length < 2) return
    const newest = await newestOf(session)
    if (newest.is === 'refused') return
    await witness.markCorrected(session, newest.snapshot.seal)
    await hide(session, newest.snapshot)
  }

  async function hide(session: SessionId, newest: Snapshot): Promise<void> {
    const hidden = await archive.redact(
      session,
      (earlier) => hiddenSince(newest, earlier),
      remakeWith(newest, deps.makeMinutes),
    )
    if (hidden > 0) log.info('archive-redacted', { snapshots: hidden })
  }

  return {
    read: (session) =>
      queued(() => newestOf(session)).then((newest): CorrectionReading => {
        if (newest.is === 'refused') return newest
        const { head, seal } = newest.snapshot
        const sheet = { seq: head.seq, seal, sealWords: sealToWords(seal), items: itemsOf(newest.snapshot) }
        return { is: 'sheet', sheet }
      }, failed),
    correct: (envelope, by) => queued(() => apply(envelope, by)).catch(failed),
    settle: (session) => queued(() => settle(session)).catch((error: unknown) => void failed(error)),
  }

  function failed(error: unknown) {
    log.error('archive-failed', {}, error)
    const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    return refused(isFull ? 'disk-full' : 'unavailable')
  }
}

/** The room's seal is the witness of all that came before it, the last known one that nothing was cut off behind. */
export function holds(
  snapshots: readonly Snapshot[],
  { first, last }: { readonly first: string; readonly last: string },
): boolean {
  return [first, last].every((seal) => snapshots.some((snapshot) => snapshot.seal === seal))
}

function headOf({ seriesId, forumId, sessionId, previousSessionSeal }: Snapshot['head']) {
  return { seriesId, forumId, sessionId, previousSessionSeal }
}

function refused(why: CorrectionRefusal) {
  return { is: 'refused', why, faults: [] } as const
}
