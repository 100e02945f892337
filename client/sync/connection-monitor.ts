import type { Refusal } from '../../shared/domain/refusal.ts'
import type { Cancel, Clock } from './clock.ts'
import {
  type Connection,
  type ConnectionEvent,
  type ConnectionState,
  isEnded,
  nextChangeAt,
  openingConnection,
  shownConnection,
  stepConnection,
} from './connection-machine.ts'
import { createStore, type Store } from './store.ts'

/** One socket that the page needs. The page is on line when all of them are. */
export interface MonitoredLink {
  up(): void
  down(): void
  /** Anything came from the server. */
  news(): void
  saved(saved: boolean): void
  /** The page no longer needs it. */
  gone(): void
}

export interface ConnectionMonitor {
  readonly state: Store<ConnectionState>
  link(): MonitoredLink
  /** The server said that it is over, and why. */
  ended(refusal: Refusal): void
  stop(): void
}

/** News come many times a second; « Dernière nouvelle à 10:55 » needs no more than this. */
const newsEveryMs = 5_000

export function createConnectionMonitor(clock: Clock): ConnectionMonitor {
  const links = new Map<MonitoredLink, { up: boolean; saved: boolean }>()
  let machine: Connection = openingConnection(clock.monotonic())
  let newsAt: number | null = null
  let timer: Cancel | null = null
  const state = createStore<ConnectionState>({ ...shownConnection(machine), lastNewsAt: null, saved: true })

  const show = () => {
    const shown = shownConnection(machine)
    const saved = [...links.values()].every((link) => link.saved)
    const before = state.get()
    const exactNews = shown.is !== 'online' || before.lastNewsAt === null
    const lastNewsAt = exactNews || (newsAt ?? 0) - (before.lastNewsAt ?? 0) >= newsEveryMs ? newsAt : before.lastNewsAt
    const same =
      shown.is === before.is &&
      shown.refusal === before.refusal &&
      saved === before.saved &&
      lastNewsAt === before.lastNewsAt
    if (!same) state.set({ ...shown, lastNewsAt, saved })
  }
  const arm = () => {
    timer?.()
    timer = null
    const at = nextChangeAt(machine)
    if (at === null) return
    timer = clock.after(Math.max(0, at - clock.monotonic()), () => step({ is: 'time', at: clock.monotonic() }))
  }
  const step = (event: ConnectionEvent) => {
    const next = stepConnection(machine, event)
    if (next !== machine || event.is === 'time') {
      machine = next
      arm()
    }
    show()
  }
  const linksChanged = () => {
    const all = [...links.values()]
    if (all.length === 0) return
    step(all.every((link) => link.up) ? { is: 'up' } : { is: 'down', at: clock.monotonic() })
  }
  arm()

  return {
    state,
    link() {
      const own = { up: false, saved: true }
      const set = (change: Partial<typeof own>) => {
        if (!links.has(link)) return
        Object.assign(own, change)
        linksChanged()
      }
      const link: MonitoredLink = {
        up: () => set({ up: true }),
        down: () => set({ up: false }),
        saved: (saved) => set({ saved }),
        news() {
          newsAt = clock.now()
          show()
        },
        gone() {
          links.delete(link)
          linksChanged()
        },
      }
      links.set(link, own)
      linksChanged()
      return link
    },
    ended: (refusal) => {
      if (!isEnded(machine)) step({ is: 'ended', refusal })
    },
    stop() {
      timer?.()
      timer = null
    },
  }
}
