import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SessionId } from '../shared/domain/ids.ts'
import { itemsOf, type Snapshot } from '../shared/domain/snapshot.ts'
import { createWords } from '../shared/words/words.ts'
import { createFilesArchiveTree } from './adapters/files/archive-files.ts'
import { createDiskSpace } from './adapters/files/disk-space.ts'
import { createSecretFiles } from './adapters/files/secret-files.ts'
import { timeFlushes } from './adapters/files/time-flushes.ts'
import { createCopier } from './adapters/sqlite/copier.ts'
import { restoreRoomFile } from './adapters/sqlite/restore-room.ts'
import { createTypstPress } from './adapters/typst/typst-press.ts'
import { type Archive, createArchive } from './archive/archive.ts'
import { sealToWords } from './archive/seal.ts'
import { addExample } from './catalogue/add-example.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { createCatalogue } from './catalogue/create-catalogue.ts'
import { createCorrections } from './correction/corrections.ts'
import { createArrivalLimit } from './gatekeeper/arrival-limit.ts'
import { createRateLimit } from './gatekeeper/rate-limit.ts'
import { readAssets } from './gateway/assets.ts'
import { createControlChannel } from './gateway/control-channel.ts'
import { createDocumentChannel } from './gateway/document-channel.ts'
import { createWrongCodeCount } from './gateway/door-routes.ts'
import { createDoor } from './gateway/front-door.ts'
import type { House } from './gateway/house.ts'
import { houseRoutes } from './gateway/house-routes.ts'
import { createHttpApp } from './gateway/http-app.ts'
import { organiserBag } from './gateway/organiser-bag.ts'
import { organiserRoutes } from './gateway/organiser-routes.ts'
import { routeUpgrades } from './gateway/upgrade-router.ts'
import { visitRoutes } from './gateway/visit-routes.ts'
import type { Journal } from './journal/journal.ts'
import { noticeFull } from './journal/notice-full.ts'
import { beginAnew } from './plenary/begin-anew.ts'
import { createSealing } from './plenary/sealing.ts'
import { createSessions, type HouseAddress, type Sessions } from './plenary/sessions.ts'
import { makeMinutes } from './report/minutes.ts'
import { type Clock, createRealClock } from './runtime/clock.ts'
import type { Log } from './runtime/log.ts'
import type { Random } from './runtime/random.ts'
import { createAddressWatch, lastAddressIn } from './upkeep/address-watch.ts'
import { createBackupKeeper } from './upkeep/backup-keeper.ts'
import { checkDiskOnce } from './upkeep/check-disk.ts'
import type { TimeFlushes } from './upkeep/disk-check.ts'
import { houseMark } from './upkeep/house-mark.ts'
import { createHouseWatch, type HouseWatch } from './upkeep/house-watch.ts'
import { noteSpace } from './upkeep/note-space.ts'
import { createRecordKeeper } from './upkeep/record-keeper.ts'
import { copyOf, type RestoreSessionDeps, restoreSession } from './upkeep/restore-session.ts'
import { createSpaceKeeper } from './upkeep/space-keeper.ts'
import { readVisitScript, type VisitScript } from './visit/visit-script.ts'

/** The guided visit on a forum of `examples/`: never wired on real data. */
export interface VisitGiven {
  readonly forum: unknown
  readonly starts: number
  readonly cutPower: () => void
}

export interface AssembleDeps {
  readonly journal: Journal
  readonly dataFolder: string
  /** A folder that is there, on another disk if possible; null: nothing is copied by itself. */
  readonly backupFolder: string | null
  /** Kept free on the disk so that a session can still be closed when nothing else fits; 0: nothing is kept. */
  readonly reserveBytes: number
  /** Folder of the build: `client/`, `phone/`, `phone-render.js`. */
  readonly dist: string
  readonly address: HouseAddress & { readonly origin: () => string }
  readonly hostNames: ReadonlySet<string>
  readonly secure: boolean
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly visit?: VisitGiven
}

export interface Assembled {
  readonly server: Server
  readonly house: House
  readonly catalogue: Catalogue
  readonly sessions: Sessions
  readonly archive: Archive
  readonly watch: HouseWatch
  /** The example session that the visit plays, and what its visitor says; null without a visit. */
  readonly visit: { readonly session: SessionId; readonly script: VisitScript } | null
  /** Ends sockets and sessions, then the journal: what was begun is on disk. */
  readonly stop: () => Promise<void>
}

/** A start has other things to do than to time its disk. */
const checkAfterMs = 10_000

/** Wires the house: the one place where its parts are made and meet. `main` and the tests call it. */
export async function assemble(deps: AssembleDeps): Promise<Assembled> {
  const { clock, random, log } = deps
  const disk = createDiskSpace({ folder: deps.dataFolder, reserveBytes: deps.reserveBytes, bytes: random.bytes })
  const space = createSpaceKeeper({ disk, clock })
  const journal = noticeFull(deps.journal, space)
  const watch = createHouseWatch({
    disk: { writable: true, folder: deps.dataFolder, freeMb: null, reserve: 'none' },
    check: null,
    address: { now: deps.address.shown(), before: null },
    backup: null,
    damaged: [],
  })
  noteSpace(watch, space, disk)
  const archive = createArchive({ tree: createFilesArchiveTree(join(deps.dataFolder, 'archive')) })
  const catalogue = await createCatalogue({
    journal,
    secrets: createSecretFiles(join(deps.dataFolder, 'secrets')),
    clock,
    random,
    log,
  })
  const press = createTypstPress({ log })
  const makeReports = async (snapshot: Snapshot) => {
    const sheet = itemsOf(snapshot).find((item) => item.kind === 'session')
    return await makeMinutes(snapshot, sealToWords(snapshot.seal), createWords(sheet?.language ?? 'fr'), press)
  }
  const corrections = createCorrections({
    archive,
    witness: {
      sealsOf(session) {
        const standing = catalogue.standing(session)
        return standing?.is === 'sealed' ? { first: standing.seal, last: standing.lastSeal } : null
      },
      markCorrected: catalogue.markCorrected,
    },
    clock,
    random,
    log,
    makeMinutes: makeReports,
  })
  const sealing = createSealing({
    archive,
    clock,
    random,
    log,
    previousSessionSeal: (session) => catalogue.previousSeal(session),
    makeReports,
  })
  const copier = createCopier()
  const mark = houseMark(catalogue.houseKey())
  const backup = createBackupKeeper({
    folder: deps.backupFolder,
    clock,
    onNotes: (notes) => watch.note({ backup: notes }),
    copy: {
      dataFolder: deps.dataFolder,
      house: mark,
      rooms: journal.rooms,
      copyRoom: journal.backup,
      verifyRoom: copier.verify,
      living: catalogue.living,
      now: clock.now,
    },
  })
  const takingBack: RestoreSessionDeps = {
    copies: deps.backupFolder,
    house: mark,
    journal,
    verifyRoom: copier.verify,
    putInPlace: (room, copy) => restoreRoomFile(deps.dataFolder, room, copy),
    beginAnew: (room) => beginAnew(journal, room),
  }
  const records = createRecordKeeper({
    watch,
    titleOf: (session) => catalogue.standing(session)?.sheet.title ?? '',
    copyAt: async (session) => (await copyOf(session, takingBack))?.at ?? null,
  })
  const sessions = createSessions({
    journal,
    space,
    doors: catalogue,
    sealing,
    address: deps.address,
    clock,
    random,
    log,
    onRecord: (session, found) => void records.note(session, found),
    onSealed: () => void backup.now(),
  })
  const moving = createAddressWatch({
    shown: deps.address.shown,
    last: lastAddressIn(deps.dataFolder),
    clock,
    watch,
    onMoved: sessions.refreshJoin,
  })
  const rate = createRateLimit()
  const arrivals = createArrivalLimit(clock)
  // Peers and cables keep real time, whatever pace the house itself is given.
  const wire = createRealClock()
  const documents = createDocumentChannel({ clock, wire, random, log })
  const control = createControlChannel({ clock, rate, log, watch })
  const renderer = (await import(pathToFileURL(join(deps.dist, 'phone-render.js')).href)) as {
    readonly renderPhone: House['renderPhone']
    readonly phoneFirstStage: House['firstStage']
  }
  const house: House = {
    doors: catalogue,
    sessions,
    archive,
    rate,
    arrivals,
    clock,
    random,
    log,
    assets: readAssets(deps.dist),
    watch,
    renderPhone: renderer.renderPhone,
    firstStage: renderer.phoneFirstStage,
    language: 'fr',
    wrongCode: createWrongCodeCount({ doors: catalogue, sessions, random, clock, log }),
    secure: deps.secure,
  }
  const visit = deps.visit === undefined ? null : await openVisit(deps.visit, catalogue, random)
  const app = createHttpApp({
    house,
    dist: deps.dist,
    hostNames: deps.hostNames,
    more: [
      organiserRoutes({ house, catalogue, corrections, address: deps.address, press }),
      organiserBag({ house, catalogue, corrections, address: deps.address, archive, makeReports }),
      houseRoutes({
        house,
        catalogue,
        corrections,
        address: deps.address,
        watch,
        backup,
        async restoreSession(session) {
          const unread = watch.notes().damaged.some((each) => each.session === session)
          return unread && (await restoreSession(session, takingBack)) && (await sessions.living(session)) !== null
        },
      }),
      ...(visit === null ? [] : [visitRoutes({ house, catalogue, ...visit })]),
    ],
  })
  const server = createDoor(app, wire)
  routeUpgrades(server, { doors: catalogue, sessions, documents, control, arrivals, hostNames: deps.hostNames, log })
  await sessions.run()
  const { sessions: planned } = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
  for (const session of planned) await corrections.settle(session.id)
  void space.run()
  void backup.run()
  moving.run()
  const ending = new AbortController()
  let checking: Promise<void> = Promise.resolve()
  const cancelCheck = clock.after(checkAfterMs, () => {
    const timed: TimeFlushes = async (limits) => {
      const times = await timeFlushes(deps.dataFolder, limits, ending.signal)
      // Cut short it says nothing of the disk: the next start tries it again.
      ending.signal.throwIfAborted()
      return times
    }
    checking = checkDiskOnce({ dataFolder: deps.dataFolder, timeFlushes: timed, now: clock.now, watch })
  })
  return {
    server,
    house,
    catalogue,
    sessions,
    archive,
    watch,
    visit,
    async stop() {
      space.stop()
      moving.stop()
      cancelCheck()
      ending.abort()
      await checking
      await backup.stop()
      await sessions.stop()
      documents.stop()
      control.stop()
      await new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      })
      await copier.close()
      await journal.stop()
    },
  }
}

/** The example is added again at each start, and is there once. Null where real series are: the two never mix. */
async function openVisit(given: VisitGiven, catalogue: Catalogue, random: Random) {
  const seriesNow = () => catalogue.view({ ofLink: () => '', ofOrganiser: () => '' }).series
  if (seriesNow().some((series) => series.notice === null)) return null
  const added = await addExample({ catalogue, newId: () => random.id() }, given.forum)
  const session = added.is === 'added' ? added.sessions[0] : undefined
  if (session === undefined) throw new Error('the example could not be added')
  const notice = seriesNow().find((series) => series.notice !== null)?.notice ?? ''
  return { session, notice, script: readVisitScript(given.forum, 0), starts: given.starts, cutPower: given.cutPower }
}
