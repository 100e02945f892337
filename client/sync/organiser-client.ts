import type { ArchiveView, CatalogueView } from '../../shared/domain/catalogue-view.ts'
import { asId, type CommandId } from '../../shared/domain/ids.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import type { CatalogueAnswer, CatalogueCommand } from '../../shared/protocol/catalogue-command.ts'
import type { Clock } from './clock.ts'
import { type CorrectionClient, createCorrectionClient } from './correction-client.ts'
import { createStore, type Store } from './store.ts'

/** `denied`: the cookie is over; the page must be opened again by its link. */
export type OrganiserConnection = 'online' | 'offline' | 'denied'

/** What the organiser's page needs from the server. */
export interface OrganiserClient {
  /** Null until it is here. */
  readonly catalogue: Store<CatalogueView | null>
  /** Null until it was asked for and verified. */
  readonly archive: Store<ArchiveView | null>
  readonly connection: Store<OrganiserConnection>
  /**
   * Never rejects. Sent again under the same id when no answer comes, so that it is applied once; `unavailable` after
   * some tries. Once done, the catalogue holds it.
   */
  send(command: CatalogueCommand): Promise<CatalogueAnswer>
  /** What stands at one of the organiser's addresses, such as `/consolidation/<series>`; null when no answer of ours came. */
  read<View>(path: string): Promise<View | null>
  /** Makes the example's forum, once; the answer names it. */
  openExample(): Promise<CatalogueAnswer>
  readonly corrections: CorrectionClient
  /** Reads the catalogue and what is kept of the sealed sessions, verified by the server. */
  refreshArchive(): Promise<void>
  /** For series, forums and sessions, which the device names itself. */
  newId(): string
  /** Calls later, by the device's clock. Gives back how to stop. */
  after(ms: number, call: () => void): () => void
  /** Begins to follow the server. Gives back how to stop. */
  run(): () => void
}

export interface OrganiserClientDeps {
  readonly clock: Pick<Clock, 'after' | 'every'>
  readonly newId: () => string
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  /** Tells when the page is looked at again. Gives back how to stop. */
  readonly onReturn: (listener: () => void) => () => void
}

const base = '/organiser'
/** The catalogue changes elsewhere too: a session is sealed on the console. */
const followEveryMs = 20_000
const patienceMs = 10_000
const retryAfterMs = 1_500
const triesMax = 3

export function createOrganiserClient(deps: OrganiserClientDeps): OrganiserClient {
  const catalogue = createStore<CatalogueView | null>(null)
  const archive = createStore<ArchiveView | null>(null)
  const connection = createStore<OrganiserConnection>('online')

  const ask = async (path: string, init: RequestInit = {}): Promise<Answered | null> => {
    const answered = await askServer(deps, base + path, init)
    if (answered?.status === 403) connection.set('denied')
    else if (connection.get() !== 'denied') connection.set(answered === null ? 'offline' : 'online')
    return answered
  }
  const read = async <View>(path: string): Promise<View | null> => {
    const answered = await ask(path, { cache: 'no-cache' })
    // Our own server wrote it: a page and its server are of one version.
    return answered?.status === 200 ? (answered.body as View) : null
  }
  const refresh = async () => {
    const view = await read<CatalogueView>('/catalogue.json')
    // The same words again would draw the page again.
    if (view !== null && JSON.stringify(view) !== JSON.stringify(catalogue.get())) catalogue.set(view)
  }
  const post = async (path: string, body: unknown): Promise<CatalogueAnswer> => {
    for (let tries = 1; ; tries += 1) {
      const answered = await ask(path, { method: 'POST', headers: jsonHeaders, body: JSON.stringify(body) })
      const said = answered === null ? null : readAnswer(answered.body)
      if (said?.is === 'done') await refresh()
      if (said !== null) return said
      if (answered !== null || tries === triesMax) return unavailable
      await new Promise<void>((waited) => void deps.clock.after(retryAfterMs, waited))
    }
  }

  return {
    catalogue,
    archive,
    connection,
    send: (command) => post('/commands', { id: asId<CommandId>(deps.newId()), command }),
    read,
    openExample: () => post('/example', {}),
    corrections: createCorrectionClient({
      ask,
      triesMax,
      pause: () => new Promise<void>((waited) => void deps.clock.after(retryAfterMs, waited)),
    }),
    async refreshArchive() {
      // Which sessions are sealed stands in the catalogue: whoever looks right after a close finds it there.
      await refresh()
      const view = await read<ArchiveView>('/archive.json')
      if (view !== null) archive.set(view)
    },
    newId: deps.newId,
    after: (ms, call) => deps.clock.after(ms, call),
    run() {
      const follow = () => void refresh()
      follow()
      const stops = [deps.clock.every(followEveryMs, follow), deps.onReturn(follow)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** Null: no answer of ours. A redirect is none: captive portals redirect. */
export async function askServer(
  deps: { readonly clock: Pick<Clock, 'after'>; readonly fetch: OrganiserClientDeps['fetch'] },
  path: string,
  init: RequestInit,
  waitMs = patienceMs,
): Promise<Answered | null> {
  const abort = new AbortController()
  const cancel = deps.clock.after(waitMs, () => abort.abort())
  try {
    const response = await deps.fetch(path, {
      ...init,
      credentials: 'same-origin',
      redirect: 'error',
      signal: abort.signal,
    })
    if (!/^application\/json\b/i.test(response.headers.get('content-type') ?? '')) return null
    return { status: response.status, body: (await response.json()) as unknown }
  } catch (_noNetwork) {
    return null
  } finally {
    cancel()
  }
}

export const jsonHeaders = { 'content-type': 'application/json', accept: 'application/json' }

const unavailable: Extract<CatalogueAnswer, { is: 'refused' }> = {
  is: 'refused',
  refusal: refusal('unavailable'),
  field: null,
}

function readAnswer(body: unknown): CatalogueAnswer | null {
  if (typeof body !== 'object' || body === null) return null
  const said = body as Partial<Record<string, unknown>>
  if (said['is'] === 'done' || said['is'] === 'refused') return body as CatalogueAnswer
  // A refusal of the door itself carries no `is`.
  return 'refusal' in said
    ? { is: 'refused', refusal: said['refusal'] as typeof unavailable.refusal, field: null }
    : null
}
