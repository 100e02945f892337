import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import type { ConnectControl } from '../../client/sync/control-socket.ts'
import { createMemoryStore, type OutboxStore } from '../../client/sync/outbox-store.ts'
import { createPhoneHttp } from '../../client/sync/phone-http.ts'
import { createPhoneRoom, type PhoneRoom } from '../../client/sync/phone-room.ts'
import { createSessionClient, type SessionClient } from '../../client/sync/session-client.ts'
import { carryControl, controlOptions } from '../../client/sync/socket-io-control.ts'
import type { SyncWorld } from '../../client/sync/world.ts'
import type { Clock } from '../../server/runtime/clock.ts'
import type { Random } from '../../server/runtime/random.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { PhonePage } from '../../shared/domain/phone-page.ts'
import type { CommandAnswer, CommandEnvelope } from '../../shared/protocol/command.ts'

// Each y-websocket provider listens for the end of the process; a hall of them is no leak.
process.setMaxListeners(0)

/** The pages' own sync code without a browser, over the real network: what a browser does for it is done here. */
export interface NodeClientDeps {
  readonly origin: string
  readonly clock: Clock
  readonly random: Random
  /** Heard with each answer to a command, on either channel, as it came over the wire. */
  readonly onAnswer?: (envelope: CommandEnvelope, answer: CommandAnswer) => void
}

export interface NodePhone {
  readonly room: PhoneRoom
  readonly session: SessionId
}

/** A phone that scanned the participants' link. Throws when the link opens no session. */
export async function aPhone(deps: NodeClientDeps, token: string, store?: OutboxStore): Promise<NodePhone> {
  const browser = aBrowser(deps)
  const html = await (await browser.fetch(`/J/${token}`, {})).text()
  const json = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}'
  const page = JSON.parse(json) as PhonePage
  const { session, base } = page
  if (session === null || base == null) throw new Error('the link opens no session')
  const room = createPhoneRoom({
    page,
    session,
    store: store ?? createMemoryStore(new Map(), true),
    http: createPhoneHttp({ base, token, clock: deps.clock, fetch: heardBy(deps, browser.fetch) }),
    clock: deps.clock,
    random: deps.random,
    loadLive: async () => browser.follow(session, 'participant', base),
  })
  return { room, session }
}

/** A laptop that opened a team link. Throws when it opens nothing. */
export async function aLaptop(deps: NodeClientDeps, token: string): Promise<SessionClient> {
  const browser = aBrowser(deps)
  const headers = { 'content-type': 'application/json' }
  const entered = await browser.fetch('/t', { method: 'POST', headers, body: JSON.stringify({ token }) })
  const { path } = (await entered.json()) as { readonly path?: string }
  const [, session, role] = /^\/s\/([^/]+)\/([^/]+)\/$/.exec(path ?? '') ?? []
  if (path === undefined || session === undefined) throw new Error('the link opens no session')
  return browser.follow(session as SessionId, role as SessionClient['role'], path.slice(0, -1))
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>

function heardBy({ onAnswer }: NodeClientDeps, send: Fetch): Fetch {
  return async (path, init) => {
    const response = await send(path, init)
    if (onAnswer === undefined || !path.endsWith('/commands')) return response
    onAnswer(JSON.parse(String(init.body)) as CommandEnvelope, (await response.clone().json()) as CommandAnswer)
    return response
  }
}

/** Keeps cookies, and says where it comes from, as a browser does by itself. */
function aBrowser(deps: NodeClientDeps) {
  const { origin, clock, random } = deps
  const cookies = new Map<string, string>()
  const headers = () => ({ origin, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
  const send = async (path: string, init: RequestInit) => {
    const response = await fetch(new URL(path, origin), { ...init, headers: { ...init.headers, ...headers() } })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return response
  }
  class OwnSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: headers() })
      // What a browser tells nobody; without a listener Node would end the process.
      this.on('error', () => undefined)
    }
  }
  const world: SyncWorld = {
    clock,
    random,
    socketOrigin: origin.replace(/^http/, 'ws'),
    openSocket: OwnSocket as unknown as typeof globalThis.WebSocket,
    fetch: send,
    storage: null,
    onReturn: () => () => undefined,
  }
  const connectControl = controlOver(origin, headers, deps.onAnswer ?? (() => undefined))
  return {
    fetch: send,
    follow: (session: SessionId, role: SessionClient['role'], base: string) =>
      createSessionClient({ page: { session, role, base }, world, connectControl }),
  }
}

/** With the headers that a browser would add; each answer is heard before the page has it. */
function controlOver(
  origin: string,
  headers: () => Record<string, string>,
  onAnswer: (envelope: CommandEnvelope, answer: CommandAnswer) => void,
): ConnectControl {
  return (base, listener) => {
    const socket = io(origin, { path: `${base}/control`, ...controlOptions, extraHeaders: headers() })
    const control = carryControl(socket, listener)
    return {
      ...control,
      command: (envelope, acknowledge) =>
        control.command(envelope, (answer) => {
          onAnswer(envelope, answer)
          acknowledge(answer)
        }),
    }
  }
}
