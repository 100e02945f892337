import type { CommandId, SessionId } from '../../shared/domain/ids.ts'
import type { OwnView } from '../../shared/domain/role-view.ts'
import type { Cancel, Clock } from './clock.ts'
import {
  addWish,
  adoptEntry,
  emptyOutbox,
  nextToSend,
  type Outbox,
  protectedEntries,
  pruneSettled,
  removeEntry,
  retryEntry,
  settleEntry,
  type Wish,
} from './outbox.ts'
import type { OutboxEntry, PhoneCommand } from './outbox-entry.ts'
import { isRecord, readEntry } from './outbox-entry.ts'
import type { Reply } from './outbox-reply.ts'
import { createMemoryStore, type Draft, type OutboxStore } from './outbox-store.ts'
import type { Random } from './random.ts'
import { createStore, type Store } from './store.ts'

/** The first wait after a failure; each further one is up to twice as long. */
const backoffFirstMs = 1_000
const backoffMaxMs = 30_000

export interface OutboxState {
  readonly outbox: Outbox
  /** The one on its way now. */
  readonly sending: CommandId | null
  /** False: the phone keeps nothing when the page is closed. */
  readonly durable: boolean
  /** The server asks for a newer page: nothing is sent until then. */
  readonly outdated: boolean
  readonly draft: Draft | null
  readonly loaded: boolean
}

/** Keeps what a person does until the server has it on its disk, in order, exactly once. */
export interface OutboxKeeper {
  readonly state: Store<OutboxState>
  /** Resolves once it is kept on the device (or, failing that, in memory) and on its way. */
  add(wish: Wish): Promise<void>
  /** Takes over what this device did at another address, under the same ids; what is here already stays as it is. */
  adopt(entries: readonly OutboxEntry[]): Promise<void>
  retry(id: CommandId): Promise<void>
  drop(id: CommandId): Promise<void>
  saveDraft(draft: Draft | null): void
  /** The network may be back: no need to sit the backoff out. */
  wake(): void
  /** The server's view has come: what it tells need no longer be held. */
  caughtUp(own: OwnView): void
  clear(): Promise<void>
  stop(): void
}

export interface OutboxDeps {
  readonly session: SessionId
  readonly store: OutboxStore
  readonly clock: Clock
  readonly random: Random
  post(id: CommandId, command: PhoneCommand): Promise<Reply>
  /** Comes in by the link again. False: it did not work, or was refused. */
  takeSeat(): Promise<boolean>
}

export function createOutboxKeeper(deps: OutboxDeps): OutboxKeeper {
  const { session, clock, random } = deps
  let store = deps.store
  let waiting: Cancel | null = null
  let failures = 0
  let busy = false
  let stopped = false
  let known: OwnView | null = null
  const state = createStore<OutboxState>({
    outbox: emptyOutbox,
    sending: null,
    durable: store.durable,
    outdated: false,
    draft: null,
    loaded: false,
  })
  const set = (change: Partial<OutboxState>) => state.set({ ...state.get(), ...change })

  /** A phone whose storage gave out goes on in memory, and says so. */
  const keep = async (write: (into: OutboxStore) => Promise<void>) => {
    try {
      await write(store)
    } catch (_full) {
      store = createMemoryStore()
      set({ durable: false })
    }
  }

  const flush = async () => {
    if (busy || stopped || state.get().outdated) return
    busy = true
    waiting?.()
    waiting = null
    for (let entry = nextToSend(state.get().outbox); entry !== null; entry = nextToSend(state.get().outbox)) {
      const pauseMs = await deliver(entry)
      if (stopped || state.get().outdated) break
      if (pauseMs !== null) {
        waiting = clock.after(pauseMs, () => void flush())
        break
      }
    }
    set({ sending: null })
    busy = false
  }

  /** Sends one and notes the answer. Gives the milliseconds to wait before the next try, null to go on. */
  const deliver = async (entry: OutboxEntry): Promise<number | null> => {
    set({ sending: entry.id })
    const reply = await deps.post(entry.id, entry.command)
    if (stopped) return null
    switch (reply.is) {
      case 'answer': {
        failures = 0
        const outbox = settleEntry(state.get().outbox, entry.id, reply.answer)
        const settled = outbox.entries.find((one) => one.id === entry.id)
        await keep((into) =>
          settled === undefined || settled.state.is === 'settled'
            ? into.remove(entry.id)
            : into.put(settled, outbox.lastOrder),
        )
        set({ outbox: settleEntry(state.get().outbox, entry.id, reply.answer) })
        if (known !== null) forgetProtected(known)
        return null
      }
      case 'seat':
        return (await deps.takeSeat()) && failures === 0 ? countFailure(0) : countFailure(null)
      case 'again':
        return countFailure(reply.waitMs)
      case 'reload':
        set({ outdated: true })
        return null
    }
  }

  const forgetProtected = (own: OwnView) => {
    for (const { id } of protectedEntries(state.get().outbox, own)) void drop(id)
  }
  const drop = async (id: CommandId) => {
    // On its way it cannot be called back: the server may be writing it this moment.
    if (state.get().sending === id && nextToSend(state.get().outbox)?.id === id) return
    await keep((into) => into.remove(id))
    set({ outbox: removeEntry(state.get().outbox, id) })
  }

  /** Full jitter: a hall that comes back at once must not knock at once. */
  const countFailure = (waitMs: number | null): number => {
    const most = Math.min(backoffMaxMs, backoffFirstMs * 2 ** Math.min(failures, 10))
    failures += 1
    return waitMs ?? Math.ceil(most / 2) + random.int(Math.ceil(most / 2))
  }

  let adding: Promise<void> = load(deps).then((found) => {
    if (!found.readable) store = createMemoryStore()
    set({ outbox: found.outbox, draft: state.get().draft ?? found.draft, loaded: true, durable: store.durable })
    void flush()
  })

  return {
    state,
    add(wish) {
      // One after the other: each takes its place behind what is already on the device.
      adding = adding.then(async () => {
        const made = { id: random.id() as CommandId, session, now: clock.now() }
        const { entry, outbox } = addWish(state.get().outbox, wish, made)
        await keep((into) => into.put(entry, outbox.lastOrder))
        const { entries } = state.get().outbox
        set({ outbox: { entries: [...entries, entry], lastOrder: outbox.lastOrder } })
        if (waiting === null) void flush()
      })
      return adding
    },
    adopt(entries) {
      adding = adding.then(async () => {
        for (const each of entries) {
          const outbox = adoptEntry(state.get().outbox, each)
          const entry = outbox.entries.at(-1)
          if (outbox === state.get().outbox || entry === undefined) continue
          await keep((into) => into.put(entry, outbox.lastOrder))
          set({ outbox })
        }
        void flush()
      })
      return adding
    },
    async retry(id) {
      const newId = random.id() as CommandId
      const outbox = retryEntry(state.get().outbox, id, newId)
      const entry = outbox.entries.find((one) => one.id === newId)
      if (entry === undefined) return
      await keep((into) => into.replace(id, entry, outbox.lastOrder))
      set({ outbox: retryEntry(state.get().outbox, id, newId) })
      void flush()
    },
    drop,
    saveDraft(draft) {
      set({ draft })
      void keep((into) => into.saveDraft(session, draft))
    },
    wake() {
      failures = 0
      void flush()
    },
    caughtUp(own) {
      known = own
      const outbox = pruneSettled(state.get().outbox, own)
      if (outbox !== state.get().outbox) set({ outbox })
      forgetProtected(own)
    },
    async clear() {
      stopped = true
      waiting?.()
      await keep((into) => into.clear())
      set({ outbox: emptyOutbox, draft: null, sending: null })
    },
    stop() {
      stopped = true
      waiting?.()
    },
  }
}

async function load({ store, session, random }: OutboxDeps) {
  try {
    const { records, lastOrder, draft } = await store.load(session)
    const entries: OutboxEntry[] = []
    for (const record of records) {
      const entry = readEntry(record, session, random.id() as CommandId)
      const storedId = isRecord(record) && typeof record['id'] === 'string' ? record['id'] : null
      // Half-written: what was saved of it takes its place, else it would come back at each start.
      if (storedId !== null && entry?.id !== storedId) {
        if (entry === null) await store.remove(storedId as CommandId)
        else await store.replace(storedId as CommandId, entry, lastOrder)
      }
      if (entry !== null) entries.push(entry)
    }
    entries.sort((one, other) => one.seq - other.seq)
    return { outbox: { entries, lastOrder }, draft, readable: true }
  } catch (_unreadable) {
    return { outbox: emptyOutbox, draft: null, readable: false }
  }
}
