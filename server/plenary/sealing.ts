import { readStage } from '../../shared/document/read-stage.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { Snapshot } from '../../shared/domain/snapshot.ts'
import type { Archive } from '../archive/archive.ts'
import { buildSnapshot } from '../archive/build-snapshot.ts'
import { withClock } from '../archive/clock-note.ts'
import { type Report, stageFile } from '../archive/report-file.ts'
import { sealToWords } from '../archive/seal.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import { sessionOf } from '../session/state.ts'
import { freezeSession } from './freeze.ts'
import type { SessionMemory } from './memory.ts'

export interface Sealing {
  /**
   * Freezes a session whose closing is on disk, seals it and stores it with its minutes. Once it resolves all of it
   * survives a power cut; asked again after one, it gives the seal that is there already. Rejects when the archive refuses.
   */
  readonly seal: (
    session: SessionId,
    memory: SessionMemory,
  ) => Promise<{ readonly seal: string; readonly sealWords: string }>
}

export interface SealingDeps {
  readonly archive: Archive
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly makeReports: (snapshot: Snapshot) => Promise<readonly Report[]>
  readonly previousSessionSeal: (session: SessionId) => string | null
}

export function createSealing(deps: SealingDeps): Sealing {
  return {
    async seal(session, memory) {
      const kept = await deps.archive.list(session)
      const closed = kept.find((each) => each.reason === 'close')
      if (closed !== undefined) return { seal: closed.seal, sealWords: closed.sealWords }
      const { sheet } = sessionOf(memory.state)
      const last = kept.at(-1)
      const takenAt = new Date(deps.clock.now()).toISOString()
      const frozen = freezeSession(memory.state, memory.textOf)
      const wentBack = clockWentBack(memory, deps.clock.now()) || takenAt < (last?.takenAt ?? '')
      const snapshot = buildSnapshot(
        wentBack ? withClock(frozen, 'session') : frozen,
        {
          seriesId: sheet.seriesId,
          forumId: sheet.forumId,
          sessionId: session,
          seq: (last?.seq ?? 0) + 1,
          takenAt,
          reason: 'close',
          prev: last?.seal ?? null,
          previousSessionSeal: deps.previousSessionSeal(session),
        },
        deps.random,
      )
      const reports = [...(await deps.makeReports(snapshot)), stageReport(memory, sealToWords(snapshot.seal))]
      const answer = await deps.archive.store(snapshot, reports)
      if (answer.is === 'refused') throw new Error(`the archive refused the snapshot: ${answer.why}`)
      deps.log.info('archive-written', { seq: snapshot.head.seq })
      return { seal: answer.snapshot.seal, sealWords: answer.snapshot.sealWords }
    },
  }
}

/** A clock that is put right from the network steps by less than this; that is no news. */
const clockStepMs = 1_000

/** The team's acts stand in the order of the journal: by an honest clock none of them is earlier than the one before. */
function clockWentBack({ state }: SessionMemory, now: number): boolean {
  const times = [...[...state.act.values()].map((act) => act.at), now]
  return times.some((at, place) => at + clockStepMs < (times[place - 1] ?? at))
}

/** The last picture of the room: published words only, as on every phone; without the ways in, which are shredded. */
function stageReport(memory: SessionMemory, sealWords: string): Report {
  const stage = readStage(memory.stage.doc)
  const join = { address: '', link: '', code: '', doorsOpen: false, wifi: null }
  const closed = stage === null ? null : { ...stage, join, session: { ...stage.session, seal: sealWords } }
  return {
    name: stageFile,
    bytes: new TextEncoder().encode(JSON.stringify(closed)),
  }
}
