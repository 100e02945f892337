import type { OfferedWords } from './offered-words.ts'
import type { SessionClient } from './session-client.ts'
import { createSessionClient } from './session-client.ts'
import { connectControl } from './socket-io-control.ts'
import { createBrowserWorld } from './world.ts'

/** What comes after the first paint: Yjs and the sockets, to follow the room as it speaks. Loaded by itself. */
export function followLive(place: {
  readonly session: string
  readonly base: string
  readonly window: Window & typeof globalThis
  readonly offered: OfferedWords
}): SessionClient {
  return createSessionClient({
    page: { session: place.session, role: 'participant', base: place.base },
    world: createBrowserWorld(place.window),
    connectControl,
    offered: place.offered,
  })
}
