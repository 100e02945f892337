import { parseId, type SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { closeCodes } from '../../shared/domain/refusal.ts'
import type { SessionRow, SessionSheet } from '../../shared/domain/session-row.ts'
import type { Doors } from '../catalogue/catalogue.ts'
import type { Journal } from '../journal/journal.ts'
import { sessionRoom } from '../journal/room-name.ts'
import type { Space } from '../journal/space.ts'
import type { Cancel, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import { sessionOf } from '../session/state.ts'
import type { RecordFound } from './load-session.ts'
import { type Plenary, startPlenary } from './plenary.ts'
import { sixDigits } from './receive.ts'
import type { Sealing } from './sealing.ts'

/** What the wall's QR and typed address say; known by the house, changes when the network does. */
export interface HouseAddress {
  /** Such as `192.168.1.20:8080`, for people who type. */
  readonly shown: () => string
  /** Whole participant link, upper case: capitals make a coarser QR (UX §4.2). */
  readonly link: (token: string) => string
}

/** The living sessions of this house: loaded once, begun on first use, sealed and let go. */
export interface Sessions {
  /** Null: unknown, sealed, or its record is damaged (the log says which). */
  readonly living: (session: SessionId) => Promise<Plenary | null>
  /** Loads what lives, and ends what a power cut left half closed. */
  readonly run: () => Promise<void>
  /** The address of the house or a link changed: every wall gets its new QR. */
  readonly refreshJoin: () => void
  readonly stop: () => Promise<void>
}

export interface SessionsDeps {
  readonly journal: Journal
  readonly space: Space
  readonly doors: Doors
  readonly sealing: Sealing
  readonly address: HouseAddress
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Each time a session's record is read, whether it could be. */
  readonly onRecord: (session: SessionId, found: RecordFound) => void
  /** A session is sealed and nothing of it is left but its archive. */
  readonly onSealed: () => void
}

export function createSessions(deps: SessionsDeps): Sessions {
  const loaded = new Map<SessionId, Promise<Plenary | null>>()
  const sealingNow = new Set<Promise<void>>()
  const sealAgain: Cancel[] = []
  let stopped = false

  async function load(session: SessionId): Promise<Plenary | null> {
    const standing = deps.doors.standing(session)
    if (standing?.is !== 'living') return null
    const plenary = await startPlenary({
      id: session,
      room: sessionRoom(session),
      journal: deps.journal,
      space: deps.space,
      clock: deps.clock,
      random: deps.random,
      log: deps.log,
      onRecord: (found) => deps.onRecord(session, found),
      onClosing: (closing) => follow(closing),
      onLost: (lost) => void loaded.delete(lost.id),
    })
    if (plenary === null) return null
    if (!plenary.memory().state.session.has('row')) {
      const row = firstRow(session, standing.sheet)
      await plenary.writeRows(() => [{ table: 'session', key: 'row', row }])
    }
    showJoin(plenary)
    deps.log.info('session-loaded', { cards: plenary.memory().state.card.size })
    if (sessionOf(plenary.memory().state).closing) follow(plenary)
    return plenary
  }

  /** A seal that fails (the archive's disk is full) is tried again: the room has closed and waits for its minutes. */
  function follow(plenary: Plenary): void {
    const followed = seal(plenary).catch((error: unknown) => {
      deps.log.error('archive-failed', {}, error)
      if (stopped) return
      if (isNoRoom(error)) {
        deps.space.refused()
        void deps.space.giveReserve()
      }
      // A plenary that was lost with its disk is loaded anew, and then seals itself.
      const again = () => (loaded.has(plenary.id) || isSealed(plenary.id) ? follow(plenary) : void living(plenary.id))
      sealAgain.push(deps.clock.after(limits.sealAgainMs, again))
    })
    sealingNow.add(followed)
    void followed.finally(() => sealingNow.delete(followed))
  }

  function firstRow(session: SessionId, sheet: SessionSheet): SessionRow {
    return {
      id: session,
      sheet,
      phase: 'opening',
      board: { view: 'waiting', card: null, hidden: false, message: '', page: 0 },
      clock: { endsAt: null, leftMs: null },
      doorsOpen: true,
      joinCode: sixDigits(deps.random),
      present: null,
      nextNumber: 1,
      nextRecommendation: 1,
      epoch: 1,
      closing: false,
    }
  }

  function showJoin(plenary: Plenary): void {
    const token = deps.doors.participantToken(plenary.id)
    const join = { address: deps.address.shown(), link: token === null ? '' : deps.address.link(token) }
    plenary.change((memory) => memory.stageWriter.setJoin(join))
  }

  /** Closed on disk → archive → catalogue → the room is told → the session's own file is shredded. */
  async function seal(plenary: Plenary): Promise<void> {
    if (!isSealed(plenary.id)) await sealAndShow(plenary)
    // Phones get their frame every 400 ms: the seal must be with them before the line is cut.
    await new Promise<void>((sent) => void deps.clock.after(1_500, sent))
    plenary.endWhere(() => true, closeCodes.sealed, 'closed')
    loaded.delete(plenary.id)
    await plenary.stop()
    await deps.journal.erase(sessionRoom(plenary.id))
    deps.space.takeBackReserve()
    deps.onSealed()
  }

  async function sealAndShow(plenary: Plenary): Promise<void> {
    const { sealWords, seal: hash } = await deps.sealing.seal(plenary.id, plenary.memory())
    await new Promise<void>((shown, lost) => {
      plenary.change((memory) => {
        memory.stageWriter.setSeal(sealWords)
        memory.stage.doc.getMap('board').set('view', 'end')
      })
      plenary.whenDurable(
        () => shown(),
        () => lost(new Error('the session ended before its seal was shown')),
      )
    })
    await deps.doors.markSealed(plenary.id, hash)
    deps.log.info('session-sealed')
  }

  function isSealed(session: SessionId): boolean {
    return deps.doors.standing(session)?.is === 'sealed'
  }

  function living(session: SessionId): Promise<Plenary | null> {
    const known = loaded.get(session)
    if (known !== undefined) return known
    const loading = load(session).catch((error: unknown) => {
      deps.log.error('service-failed', { service: 'session' }, error)
      return null
    })
    loaded.set(session, loading)
    void loading.then((plenary) => {
      if (plenary === null) loaded.delete(session)
    })
    return loading
  }

  deps.doors.onChange((change) => {
    if (change.is === 'revoked') {
      void loaded.get(change.session)?.then((plenary) => {
        if (plenary === null) return
        plenary.endWhere((listener) => listener.link === change.link, closeCodes.revoked, 'link-revoked')
        showJoin(plenary)
      })
      return
    }
    void loaded
      .get(change.session)
      ?.then((plenary) =>
        plenary?.writeRows((memory) => [
          { table: 'session', key: 'row', row: { ...sessionOf(memory.state), sheet: change.sheet } },
        ]),
      )
  })

  /** A power cut may have come between the mark in the catalogue and the shredding of the session's own file. */
  async function shredSealed(): Promise<void> {
    for (const room of await deps.journal.rooms()) {
      const session = parseId<SessionId>(room)
      if (session !== null && isSealed(session)) await deps.journal.erase(room)
    }
  }

  return {
    living,
    async run() {
      await shredSealed()
      await Promise.all(deps.doors.living().map(living))
    },
    refreshJoin() {
      for (const each of loaded.values()) void each.then((plenary) => plenary !== null && showJoin(plenary))
    },
    async stop() {
      stopped = true
      for (const cancel of sealAgain) cancel()
      await Promise.all([...sealingNow])
      const plenaries = await Promise.all([...loaded.values()])
      for (const plenary of plenaries) {
        plenary?.endWhere(() => true, closeCodes.restart, 'unavailable')
        await plenary?.stop()
      }
    },
  }
}

/** The archive's files are written by the system, which has its own words for a full disk. */
function isNoRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
