import { io } from 'socket.io-client'
import { type ClientOptions, WebSocket } from 'ws'
import type { ConnectControl } from '../../client/sync/control-socket.ts'
import { createMemoryStore } from '../../client/sync/outbox-store.ts'
import { createPhoneHttp } from '../../client/sync/phone-http.ts'
import { createPhoneRoom, type PhoneRoom } from '../../client/sync/phone-room.ts'
import { createSessionClient, type SessionClient } from '../../client/sync/session-client.ts'
import { carryControl, controlOptions } from '../../client/sync/socket-io-control.ts'
import type { SyncWorld } from '../../client/sync/world.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import { createMemoryStorage } from '../client/sync/stepped-world.ts'
import { createFastClock } from '../world/fast-clock.ts'
import { createSeededRandom } from '../world/random.ts'

// Each page's provider listens for the end of the process; many pages live in this one.
process.setMaxListeners(0)

/** The client's real code in Node, over real sockets to wherever the proxy listens. */
export interface NodePage {
  readonly client: () => SessionClient | null
  readonly room: PhoneRoom | null
  readonly stop: () => void
}

export interface NodePageDeps {
  /** Of the proxy. */
  readonly host: string
  readonly speed: number
  readonly seed: number
  readonly session: SessionId
  readonly role: SessionRole
  readonly cookie: string
}

export function aNodePage(deps: NodePageDeps): NodePage {
  const { host, session, role, cookie } = deps
  const origin = `http://${host}`
  const base = `/s/${session}/${role}`
  const clock = createFastClock(deps.speed)
  const random = createSeededRandom(deps.seed)
  const headers = { cookie, origin }
  class PageSocket extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      const options: ClientOptions = { headers }
      super(url, protocols, options)
    }
  }
  const world: SyncWorld = {
    clock,
    random,
    socketOrigin: `ws://${host}`,
    openSocket: PageSocket as unknown as SyncWorld['openSocket'],
    fetch: (url, options) => fetch(origin + url, { ...options, headers: { ...options.headers, ...headers } }),
    storage: createMemoryStorage(),
    onReturn: () => () => {},
  }
  const connectControl: ConnectControl = (path, listener) =>
    carryControl(
      io(origin, { path: `${path}/control`, ...controlOptions, timeout: 10_000 / deps.speed, extraHeaders: headers }),
      listener,
    )
  const follow = () => createSessionClient({ page: { session, role, base }, world, connectControl })
  if (role !== 'participant') {
    const client = follow()
    return { client: () => client, room: null, stop: () => client.stop() }
  }
  let live: SessionClient | null = null
  const room = createPhoneRoom({
    page: {
      screen: 'phone',
      session,
      base,
      language: 'fr',
      token: null,
      stage: null,
      own: null,
      now: clock.now(),
      documents: {},
      refusal: null,
      formToken: null,
    },
    session,
    store: createMemoryStore(new Map(), true),
    http: createPhoneHttp({ base, token: null, clock, fetch: world.fetch }),
    clock,
    random,
    async loadLive() {
      live = follow()
      return live
    },
  })
  return { client: () => live, room, stop: () => room.stop() }
}
