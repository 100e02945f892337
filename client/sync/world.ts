import { type Clock, createBrowserClock, type TimeSource } from './clock.ts'
import { createBrowserRandom, type Random } from './random.ts'
import { storageOf } from './storage-of.ts'

/** Where sync begins to touch the world: what tests replace. */
export interface SyncWorld {
  readonly clock: Clock
  readonly random: Random
  /** Such as `ws://192.168.1.20:8080`. */
  readonly socketOrigin: string
  readonly openSocket: typeof WebSocket
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>
  /** Null where the browser keeps nothing. Any call may throw: storage can be full or forbidden. */
  readonly storage: Storage | null
  /** A copy was found to show something else than the server's document, and was made anew. Never without a fault of ours. */
  readonly onDiverged?: () => void
  /** Tells when the network is back or the page is looked at again. Gives back how to stop. */
  onReturn(listener: () => void): () => void
}

/** `createBrowserWorld(window)`, called by main alone. */
export function createBrowserWorld(window: Window & typeof globalThis): SyncWorld {
  return {
    clock: createBrowserClock(window as unknown as TimeSource),
    random: createBrowserRandom(window.crypto),
    socketOrigin: window.location.origin.replace(/^http/, 'ws'),
    openSocket: window.WebSocket,
    fetch: (url, options) => window.fetch(url, options),
    storage: storageOf(window),
    onReturn(listener) {
      const seen = () => {
        if (window.document.visibilityState === 'visible') listener()
      }
      window.addEventListener('online', listener)
      window.document.addEventListener('visibilitychange', seen)
      return () => {
        window.removeEventListener('online', listener)
        window.document.removeEventListener('visibilitychange', seen)
      }
    },
  }
}
