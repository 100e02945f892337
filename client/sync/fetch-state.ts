import type { Refusal } from '../../shared/domain/refusal.ts'
import { parseRefusal } from './frames.ts'
import type { SyncWorld } from './world.ts'

export type FetchedState =
  | { readonly is: 'state'; readonly update: Uint8Array }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  /** The server knows no document of this name: another epoch has begun. */
  | { readonly is: 'unknown' }
  /** No answer of ours: no network, or a captive portal. */
  | { readonly is: 'nothing' }

const fetchMaxMs = 8_000

/** The document's state by HTTP, which the browser keeps with its ETag: a thousand joiners cost the server one encoding. */
export async function fetchState(world: SyncWorld, base: string, name: string): Promise<FetchedState> {
  const abort = new AbortController()
  const cancel = world.clock.after(fetchMaxMs, () => abort.abort())
  try {
    const response = await world.fetch(`${base}/state/${name}`, { signal: abort.signal, credentials: 'same-origin' })
    const type = response.headers.get('content-type') ?? ''
    if (response.ok) {
      if (!type.startsWith('application/octet-stream')) return { is: 'nothing' }
      return { is: 'state', update: new Uint8Array(await response.arrayBuffer()) }
    }
    const said = type.startsWith('application/json') ? parseRefusal(await response.json()) : null
    if (said !== null) return { is: 'refused', refusal: said }
    return response.status === 404 || response.status === 410 ? { is: 'unknown' } : { is: 'nothing' }
  } catch {
    // Off line, aborted, or cut in the middle: the socket will bring everything.
    return { is: 'nothing' }
  } finally {
    cancel()
  }
}
