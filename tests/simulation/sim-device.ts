import { createMemoryStore } from '../../client/sync/outbox-store.ts'
import { createPhoneHttp } from '../../client/sync/phone-http.ts'
import { createPhoneRoom, type PhoneRoom } from '../../client/sync/phone-room.ts'
import { createSessionClient, type SessionClient } from '../../client/sync/session-client.ts'
import type { SharedText } from '../../client/sync/shared-text.ts'
import type { SyncWorld } from '../../client/sync/world.ts'
import type { Random } from '../../server/runtime/random.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { PhonePage } from '../../shared/domain/phone-page.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { TextName } from '../../shared/domain/text.ts'
import { createMemoryStorage } from '../client/sync/stepped-world.ts'
import type { Life, SimClock } from './sim-clock.ts'
import type { Answered, NetworkPlace, SimNetwork } from './sim-network.ts'
import { createSimSockets } from './sim-sockets.ts'

/** A laptop, the wall or a phone: what it keeps, and the page that runs on it now. */
export interface Device {
  readonly name: string
  readonly role: SessionRole
  readonly place: NetworkPlace
  cookie: string
  /** The page's own client; of a phone what follows the room live, null until it is loaded. */
  readonly client: () => SessionClient | null
  /** Null on laptops. */
  readonly room: () => PhoneRoom | null
  readonly text: (name: TextName) => SharedText | null
  readonly opened: () => ReadonlyMap<TextName, SharedText>
  /** What the device's own storage keeps of words that were not acknowledged. */
  readonly kept: () => string
  readonly load: () => void
  /** The battery is out: only what the device kept is there at the next `load`. */
  readonly crash: () => void
  readonly isOn: () => boolean
  /** The network is back, or somebody looks at the page again. */
  readonly comeBack: () => void
  /** For the end of a simulation: nothing of it goes on. */
  readonly dispose: () => void
}

export interface DeviceDeps {
  readonly clock: SimClock
  readonly random: Random
  readonly network: SimNetwork
  readonly session: SessionId
  readonly role: SessionRole
  readonly name: string
  /** For phones. */
  readonly token: () => string
  /** How wrong its clock is. */
  readonly skewMs: number
  /** An outbox that forgets: for sabotage only. */
  readonly forgetful: boolean
  /** A copy of its had left the truth, and was made anew. */
  readonly onDiverged: (device: Device) => void
  /** What the page posts, and then what it is answered, if it ever is. */
  readonly onPost: (device: Device, body: string, answer: string | null) => void
}

/** What one page load made. */
interface Page {
  readonly life: Life
  readonly client: () => SessionClient | null
  readonly room: PhoneRoom | null
  readonly texts: Map<TextName, SharedText>
  readonly returns: Set<() => void>
}

export function createDevice(deps: DeviceDeps): Device {
  const { session, role, network } = deps
  const base = `/s/${session}/${role}`
  const place: NetworkPlace = { name: deps.name, reach: 'fine' }
  let storage = createMemoryStorage()
  let saved = new Map<string, unknown>()
  let page: Page | null = null
  const pages: Page[] = []

  function load(): void {
    const life = deps.clock.life(deps.skewMs)
    const returns = new Set<() => void>()
    const sockets = createSimSockets({ network, place, cookie: () => device.cookie, alive: () => !life.over() })
    const world: SyncWorld = {
      clock: life.clock,
      random: deps.random,
      socketOrigin: 'ws://hall',
      openSocket: sockets.openSocket,
      storage,
      fetch: (url, options) => fetching(url, options, life),
      onDiverged: () => deps.onDiverged(device),
      onReturn(listener) {
        returns.add(listener)
        return () => returns.delete(listener)
      },
    }
    const follow = () =>
      createSessionClient({ page: { session, role, base }, world, connectControl: sockets.connectControl })
    const texts = new Map<TextName, SharedText>()
    if (role !== 'participant') {
      const client = follow()
      page = { life, client: () => client, room: null, texts, returns }
    } else {
      let client: SessionClient | null = null
      const room = createPhoneRoom({
        page: phonePage(session, base, deps.token(), life.clock.now()),
        session,
        store: deps.forgetful
          ? { ...createMemoryStore(saved, true), put: async () => {} }
          : createMemoryStore(saved, true),
        http: createPhoneHttp({ base, token: deps.token(), clock: life.clock, fetch: world.fetch }),
        clock: life.clock,
        random: deps.random,
        async loadLive() {
          client = follow()
          return client
        },
      })
      page = { life, client: () => client, room, texts, returns }
    }
    pages.push(page)
  }

  async function fetching(url: string, options: RequestInit, life: Life): Promise<Response> {
    const body = typeof options.body === 'string' ? options.body : null
    if (body !== null && url.endsWith('/commands')) deps.onPost(device, body, null)
    const answer = await network.request(place, url, body, () => device.cookie, options.signal ?? null)
    // A page that is gone hears nothing.
    if (life.over()) return await new Promise<never>(() => {})
    if (answer.cookie !== undefined) device.cookie = answer.cookie
    if (body !== null && url.endsWith('/commands') && answer.type === 'application/json') {
      deps.onPost(device, body, textOf(answer.body))
    }
    return responseOf(answer)
  }

  function crash(): void {
    if (page === null) return
    const gone = page
    // What the page would still write goes into a storage that is not there any more.
    storage = copyOf(storage)
    saved = new Map(saved)
    gone.life.end()
    page = null
    network.cutAll(place)
    for (const text of gone.texts.values()) text.close()
    gone.room?.stop()
    gone.client()?.stop()
  }

  const device: Device = {
    name: deps.name,
    role,
    place,
    cookie: '',
    client: () => page?.client() ?? null,
    room: () => page?.room ?? null,
    text(name) {
      const client = page?.client()
      if (page === null || client == null) return null
      const known = page.texts.get(name)
      if (known !== undefined) return known
      const text = client.openText(name)
      page.texts.set(name, text)
      return text
    },
    opened: () => page?.texts ?? new Map(),
    kept: () => [...keptIn(storage), JSON.stringify([...saved.values()])].join('\n'),
    load,
    crash,
    isOn: () => page !== null,
    comeBack() {
      for (const listener of [...(page?.returns ?? [])]) listener()
      page?.room?.wake()
    },
    dispose() {
      crash()
      for (const each of pages) {
        each.room?.stop()
        each.client()?.stop()
      }
    },
  }
  return device
}

function phonePage(session: SessionId, base: string, token: string, now: number): PhonePage {
  return {
    screen: 'phone',
    session,
    base,
    language: 'fr',
    token,
    stage: null,
    own: null,
    now,
    documents: {},
    refusal: null,
    formToken: null,
  }
}

function copyOf(storage: Storage): Storage {
  const copy = createMemoryStorage()
  for (let i = 0; i < storage.length; i++) {
    const key = storage.key(i) ?? ''
    copy.setItem(key, storage.getItem(key) ?? '')
  }
  return copy
}

function keptIn(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.getItem(storage.key(i) ?? '') ?? '')
}

const decoder = new TextDecoder()

function textOf(body: Uint8Array | string): string {
  return typeof body === 'string' ? body : decoder.decode(body)
}

/** What a page reads of a response; the platform's own would answer in its own time. */
function responseOf(answer: Answered): Response {
  const headers = new Map([['content-type', answer.type]])
  return {
    ok: answer.status < 300,
    status: answer.status,
    headers: { get: (name: string) => headers.get(name.toLowerCase()) ?? null },
    text: async () => textOf(answer.body),
    json: async () => JSON.parse(textOf(answer.body)),
    arrayBuffer: async () => (typeof answer.body === 'string' ? new ArrayBuffer(0) : answer.body.slice().buffer),
  } as unknown as Response
}
