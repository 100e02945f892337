import type { CommandId, SessionId } from '../../shared/domain/ids.ts'
import type { PhonePage } from '../../shared/domain/phone-page.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { OwnView } from '../../shared/domain/role-view.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { Cancel, Clock } from './clock.ts'
import { ownWithSettled, unsentEntries, type Wish } from './outbox.ts'
import type { OutboxEntry, PhoneCommand } from './outbox-entry.ts'
import { createOutboxKeeper } from './outbox-flush.ts'
import type { Draft, OutboxStore } from './outbox-store.ts'
import type { PhoneHttp } from './phone-http.ts'
import { createNetWatch, type PhoneNet, reconnectingAfterMs } from './phone-net.ts'
import type { Random } from './random.ts'
import type { SessionClient } from './session-client.ts'
import { createStore, type Store } from './store.ts'

/** Between two looks while nothing is followed live; after a failure soon again, then ever later. */
const pollMs = 6_000
const pollAgainMs = 2_000
const pollMaxMs = 30_000
/** A draft is kept when the fingers rest: writing each letter to flash would wear and warm a cheap phone. */
const draftRestMs = 400

export interface PendingAct {
  readonly id: CommandId
  readonly command: PhoneCommand
  readonly madeAt: number
  readonly is: 'waiting' | 'sending' | 'refused'
  readonly refusal: Refusal | null
}

/** All that the phone's screens show, besides what is being typed. */
export interface PhoneRoomState {
  readonly stage: StageView | null
  readonly own: OwnView
  readonly pending: readonly PendingAct[]
  readonly draft: Draft | null
  /** What was kept on the device has been read. */
  readonly loaded: boolean
  readonly net: PhoneNet
  /** When the server last spoke, by its own clock; null before it did. */
  readonly lastNewsAt: number | null
  readonly durable: boolean
  readonly outdated: boolean
  /** The server refuses this phone altogether: revoked, or doors closed. */
  readonly refusal: Refusal | null
  readonly erased: 'no' | 'whole' | 'part'
}

export interface PhoneRoom {
  readonly state: Store<PhoneRoomState>
  serverNow(): number
  add(wish: Wish): Promise<void>
  adopt(entries: readonly OutboxEntry[]): Promise<void>
  retry(id: CommandId): Promise<void>
  drop(id: CommandId): Promise<void>
  saveDraft(draft: Draft | null): void
  /** The browser says that the network is back, or that the page is looked at again. */
  wake(): void
  /** The browser says that the network is gone: it may be wrong, so the server is asked. */
  check(): void
  /** *Effacer de ce téléphone.* */
  erase(): Promise<void>
  stop(): void
}

export interface PhoneRoomDeps {
  readonly page: PhonePage
  readonly session: SessionId
  readonly store: OutboxStore
  readonly http: PhoneHttp
  readonly clock: Clock
  readonly random: Random
  /** Loads what follows the room live; null where there is nothing to load it from. */
  readonly loadLive: (() => Promise<SessionClient>) | null
}

const isAnswer = (fetched: { readonly is: string }) => fetched.is !== 'nothing'

const nothingOwn: OwnView = { mine: {}, supports: {}, opinions: {}, floors: {} }

export function createPhoneRoom(deps: PhoneRoomDeps): PhoneRoom {
  const { page, http, clock, random } = deps
  const startedAt = clock.monotonic()
  let serverOffset = page.now - startedAt
  let polling: Cancel | null = null
  let pollFailures = 0
  let live: SessionClient | null = null
  let liveStops: (() => void)[] = []
  let stopped = false
  let draftRest: Cancel | null = null

  const keeper = createOutboxKeeper({
    session: deps.session,
    store: deps.store,
    clock,
    random,
    post: (id, command) =>
      net.watch(http.post(id, command), (reply) => reply.is !== 'again' || reply.waitMs !== null, isLive),
    takeSeat: () => takeSeat(),
  })

  const state = createStore<PhoneRoomState>({
    stage: page.stage,
    own: page.own ?? nothingOwn,
    pending: [],
    draft: null,
    loaded: false,
    net: 'online',
    lastNewsAt: page.now,
    durable: deps.store.durable,
    outdated: false,
    refusal: null,
    erased: 'no',
  })
  let serverOwn: OwnView = page.own ?? nothingOwn
  const set = (change: Partial<PhoneRoomState>) => state.set({ ...state.get(), ...change })

  // Before its hello the live client knows no more than this device's clock, which may be wrong by a year.
  const serverNow = () => (live?.view.get() ? live.serverNow() : clock.monotonic() + serverOffset)

  const isLive = () => live?.connection.get().is === 'online'
  const net = createNetWatch(clock, (shown) =>
    set({ net: shown, lastNewsAt: serverNow() - (clock.monotonic() - net.workedAt()) }),
  )

  const setOwn = (own: OwnView) => {
    serverOwn = own
    keeper.caughtUp(own)
    showOutbox()
  }

  const showOutbox = () => {
    const { outbox, sending, durable, outdated, draft, loaded } = keeper.state.get()
    const pending = unsentEntries(outbox).map(
      (entry): PendingAct => ({
        id: entry.id,
        command: entry.command,
        madeAt: entry.madeAt,
        is: entry.state.is === 'refused' ? 'refused' : entry.id === sending ? 'sending' : 'waiting',
        refusal: entry.state.is === 'refused' ? entry.state.refusal : null,
      }),
    )
    set({ pending, durable, outdated, draft, loaded, own: ownWithSettled(serverOwn, outbox) })
  }

  const takeSeat = async (): Promise<boolean> => {
    const fetched = await net.watch(http.takeSeat(), isAnswer, isLive)
    if (fetched.is === 'refused') set({ refusal: fetched.refusal })
    if (fetched.is !== 'value') return false
    set({ refusal: null })
    setOwn(fetched.value)
    return true
  }

  const look = async () => {
    polling = null
    const stage = await net.watch(http.stage(), isAnswer, isLive)
    const own = stage.is === 'nothing' ? null : await http.own()
    if (stopped) return
    // Followed live, the socket's news are newer than what was asked for before.
    if (!isLive()) {
      if (stage.is === 'value') set({ stage: stage.value, refusal: null })
      if (own?.is === 'value') setOwn(own.value)
      if (stage.is === 'refused') await noteRefusal(stage.refusal)
      else if (own?.is === 'refused') await noteRefusal(own.refusal)
    }
    if ((stage.is === 'value' || stage.is === 'same') && stage.serverNow !== null) correctClock(stage.serverNow)
    if (pollFailures > 0 && stage.is !== 'nothing') keeper.wake()
    pollFailures = stage.is === 'nothing' ? pollFailures + 1 : 0
    plan()
  }

  const lookNow = () => {
    polling?.()
    if (!stopped) void look()
  }

  const noteRefusal = async (refusal: Refusal) => {
    // Whoever was shut out asks now and then: what he typed waits here, and the team may let him back in.
    if (refusal.code === 'no-seat' || refusal.code === 'expelled') await takeSeat()
    else set({ refusal })
  }

  /** The header is whole seconds: only a real gap is corrected. */
  const correctClock = (now: number) => {
    const gap = now - (clock.monotonic() + serverOffset)
    if (Math.abs(gap) > 2_000) serverOffset += gap
  }

  /** After the seal, and after a link was taken back, there is nothing more to ask for. */
  const isOver = () => {
    const { refusal, stage } = state.get()
    return refusal?.code === 'link-revoked' || refusal?.code === 'closed' || (stage?.session.seal ?? null) !== null
  }

  const plan = () => {
    if (stopped || isOver() || polling !== null || isLive()) return
    const most = pollFailures === 0 ? pollMs : Math.min(pollMaxMs, pollAgainMs * 2 ** Math.min(pollFailures - 1, 8))
    polling = clock.after(Math.ceil(most * 0.8) + random.int(Math.ceil(most * 0.4)), () => {
      polling = null
      // What came to be followed meanwhile tells by itself when it is followed no more.
      if (!isLive()) void look()
    })
  }

  const followLive = async (load: () => Promise<SessionClient>) => {
    try {
      const client = await load()
      if (stopped) return client.stop()
      live = client
      const showStage = () => {
        const stage = client.stage.get()
        if (stage !== null) set({ stage })
      }
      const showView = () => {
        const view = client.view.get()
        if (view !== null && 'mine' in view) setOwn(view)
      }
      let wasHeard = false
      const showConnection = () => {
        const connection = client.connection.get()
        const isHeard = connection.is === 'online' && connection.lastNewsAt !== null
        if (isHeard) {
          net.worked()
          // The sockets came back with a pause of their own: what waits here need not sit out another.
          if (!wasHeard) keeper.wake()
        }
        // They speak of a loss once it has lasted. Whether the server is still there otherwise is asked at once.
        if (wasHeard && connection.is === 'reconnecting') {
          net.worked(clock.monotonic() - reconnectingAfterMs)
          net.failed(net.workedAt())
          lookNow()
        }
        wasHeard = isHeard
        if (connection.is === 'outdated') set({ outdated: true })
        if (connection.is === 'denied' && connection.refusal !== null) void noteRefusal(connection.refusal)
        if (connection.is !== 'online') plan()
      }
      liveStops = [
        client.stage.subscribe(showStage),
        client.view.subscribe(showView),
        client.connection.subscribe(showConnection),
      ]
      showStage()
      showView()
      showConnection()
    } catch (_notLoaded) {
      // Looking every few seconds goes on without it.
      plan()
    }
  }

  const unsubscribe = keeper.state.subscribe(showOutbox)
  const start = async () => {
    if (isOver()) return
    await takeSeat()
    if (page.partial === true || page.stage === null) await look()
    else plan()
    if (deps.loadLive !== null && !stopped && !isOver()) await followLive(deps.loadLive)
  }
  void start()

  const stop = () => {
    stopped = true
    polling?.()
    draftRest?.()
    net.stop()
    unsubscribe()
    keeper.stop()
    for (const leave of liveStops) leave()
    live?.stop()
  }

  return {
    state,
    serverNow,
    add: (wish) => keeper.add(wish),
    adopt: keeper.adopt,
    retry: (id) => keeper.retry(id),
    drop: (id) => keeper.drop(id),
    saveDraft(draft) {
      draftRest?.()
      draftRest = clock.after(draftRestMs, () => keeper.saveDraft(draft))
    },
    wake() {
      keeper.wake()
      if (!isLive()) lookNow()
    },
    check: lookNow,
    async erase() {
      stop()
      await keeper.clear()
      const whole = await http.forget()
      set({ pending: [], draft: null, stage: null, own: nothingOwn, erased: whole ? 'whole' : 'part' })
    },
    stop,
  }
}
