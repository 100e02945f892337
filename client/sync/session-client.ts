import { documentName } from '../../shared/document/document-name.ts'
import type { TeamNotes } from '../../shared/domain/house-notes.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { asId } from '../../shared/domain/ids.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { RoleView } from '../../shared/domain/role-view.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { TextName } from '../../shared/domain/text.ts'
import type { Command, CommandAnswer } from '../../shared/protocol/command.ts'
import type { Presence } from '../../shared/protocol/control.ts'
import type { ConnectionState } from './connection-machine.ts'
import { createConnectionMonitor } from './connection-monitor.ts'
import { createControlClient } from './control-client.ts'
import type { ConnectControl } from './control-socket.ts'
import { createDocumentProvider } from './document-provider.ts'
import { createDocumentSet } from './document-set.ts'
import { fetchLastStage } from './fetch-last-stage.ts'
import { fetchState } from './fetch-state.ts'
import { createOfferedWords, type OfferedWords } from './offered-words.ts'
import { applyPatch } from './role-view.ts'
import { createSharedText, type SharedText } from './shared-text.ts'
import { createStageStore } from './stage-store.ts'
import { createStore, type Store } from './store.ts'
import { placeOfText } from './text-place.ts'
import type { SyncWorld } from './world.ts'

/** All that a screen needs from the server, for one seat in one session. */
export interface SessionClient {
  readonly role: SessionRole
  readonly stage: Store<StageView | null>
  /** What the role sees besides the stage; null until the server said hello. */
  readonly view: Store<RoleView | null>
  readonly connection: Store<ConnectionState>
  readonly presence: Store<Presence | null>
  /** What the house says of its disk and its address; null until it did, and on phones and boards. */
  readonly house: Store<TeamNotes | null>
  /** Milliseconds since the epoch by the server's clock. */
  serverNow(): number
  /** For a card that the device names itself (`draft-recommendation`). */
  newCardId(): CardId
  /** Never rejects. Refused `unavailable` when the server could not be reached within a few seconds. */
  send(command: Command): Promise<CommandAnswer>
  /** For what a screen repeats: its own time, tied to the session's clock. Gives back how to stop. */
  every(ms: number, call: () => void): () => void
  openText(name: TextName): SharedText
  stop(): void
}

/** What the server told the page (`<script id="page">`), as far as sync needs it. */
export interface SessionPage {
  readonly session: string
  readonly role: SessionRole
  /** `/s/<session>/<role>` */
  readonly base: string
}

export interface SessionDeps {
  readonly page: SessionPage
  readonly world: SyncWorld
  /** `connectControl` of socket-io-control.ts. */
  readonly connectControl: ConnectControl
  /** Where the page itself shows what is left of texts that are open no more; else one of its own. */
  readonly offered?: OfferedWords
}

/** For the laptops' pages: the control channel, the stage, and the texts that are opened. */
export function createSessionClient(deps: SessionDeps): SessionClient {
  const { page, world } = deps
  const monitor = createConnectionMonitor(world.clock)
  const offered = deps.offered ?? createOfferedWords({ storage: world.storage, scope: `${page.session}/${page.role}` })
  const view = createStore<RoleView | null>(null)
  const presence = createStore<Presence | null>(null)
  const house = createStore<TeamNotes | null>(null)
  const stage = createStageStore()
  const writing = createStore(true)
  /** Server's time at the zero of our monotonic clock: right even when this device's clock is set meanwhile. */
  let serverZero: number | null = null
  let over = false

  const end = (said: Refusal) => {
    monitor.ended(said)
    release()
    if (said.code !== 'closed') return
    offered.offerKept()
    // Off line while the wall showed the seal: it is asked for, the team needs it on paper.
    if (stage.get()?.session.seal == null) fetchLastStage(world, page.base, stage.show)
  }
  const documents = createDocumentSet((name) =>
    createDocumentProvider({
      world,
      base: page.base,
      name,
      offered: name.startsWith('stage.') ? null : offered,
      link: monitor.link(),
      onEnded: end,
      // A floor comes and goes by its row in the view; for the others, only a hello knows the new name.
      onStale() {
        if (!name.startsWith('floor-')) control.renew()
      },
    }),
  )
  const showView = (next: RoleView) => {
    view.set(next)
    documents.keepFloors(new Set(Object.values(next.floors ?? {}).map((floor) => floor.document)))
  }
  const control = createControlClient({
    world,
    base: page.base,
    connectControl: deps.connectControl,
    link: monitor.link(),
    onHello(hello) {
      serverZero = hello.now - world.clock.monotonic()
      documents.name(hello.documents)
      stage.follow(documents.find('stage'))
      showView(hello.view)
    },
    onPatch(rows) {
      const now = view.get()
      if (now !== null) showView(applyPatch(now, rows))
    },
    onPresence: presence.set,
    onHouse(notes) {
      house.set(notes)
      // Nobody types what the disk cannot take.
      if (!over) writing.set(notes.writable)
    },
    onEnded: end,
    async askWhy() {
      const stageName = documents.find('stage')?.name ?? documentName('stage', 1)
      const fetched = await fetchState(world, page.base, stageName)
      return fetched.is === 'refused' ? fetched.refusal : null
    },
  })
  /** What was read stays on the screen; nothing is written or asked any more. */
  function release() {
    over = true
    writing.set(false)
    control.stop()
    documents.stop()
    monitor.stop()
  }

  return {
    role: page.role,
    stage,
    view,
    connection: monitor.state,
    presence,
    house,
    serverNow: () => (serverZero === null ? world.clock.now() : Math.round(serverZero + world.clock.monotonic())),
    newCardId: () => asId<CardId>(world.random.id()),
    send: control.send,
    every: world.clock.every,
    openText: (name) =>
      createSharedText(
        name,
        {
          changes: [view, documents.changes, writing],
          place() {
            const place = placeOfText(page.role, view.get(), name)
            return { ...place, writes: place.writes && writing.get() }
          },
          find: documents.find,
        },
        offered,
      ),
    stop: release,
  }
}
