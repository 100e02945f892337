import type { SyncWorld } from '../../../client/sync/world.ts'
import { createSteppedClock, type SteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'
import { createSteppedNetwork, type SteppedNetwork } from './stepped-network.ts'

export interface SteppedWorld extends SyncWorld {
  readonly clock: SteppedClock
  readonly network: SteppedNetwork
  readonly storage: Storage
  /** What HTTP answers; a network error when it throws. */
  answer(give: (url: string) => Response): void
  /** The network is back, or the page is looked at again. */
  comeBack(): void
}

export function createSteppedWorld(storage: Storage = createMemoryStorage()): SteppedWorld {
  const network = createSteppedNetwork()
  const returns = new Set<() => void>()
  let give = (_url: string): Response => {
    throw new TypeError('off line')
  }
  return {
    clock: createSteppedClock(),
    random: createSeededRandom(7),
    network,
    socketOrigin: 'ws://hall',
    openSocket: network.openSocket,
    storage,
    fetch: async (url) => give(url),
    answer(next) {
      give = next
    },
    onReturn(listener) {
      returns.add(listener)
      return () => returns.delete(listener)
    },
    comeBack() {
      for (const listener of [...returns]) listener()
    },
  }
}

export function createMemoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      values.set(key, value)
    },
    removeItem: (key) => {
      values.delete(key)
    },
    clear: () => values.clear(),
  }
}
