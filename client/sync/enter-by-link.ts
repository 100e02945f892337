import type { Clock } from './clock.ts'
import { askServer, jsonHeaders, type OrganiserClientDeps } from './organiser-client.ts'

/** A link as it was opened or pasted: the door that it belongs to, and its token. */
export interface FoundLink {
  readonly door: '/t' | '/o' | '/J'
  readonly token: string
}
export type EnterResult =
  | { readonly is: 'open'; readonly path: string }
  | { readonly is: 'denied' }
  /** No answer of ours: try again. */
  | { readonly is: 'unavailable' }

/** The link in what was pasted: a whole address, its end, or the bare token. Null when there is none. */
export function findLink(pasted: string): FoundLink | null {
  const text = pasted.trim()
  const behind = /(?:\/([to]))?\/?#([A-Z2-7]{13}|[A-Z2-7]{26})$/i.exec(text)
  if (behind?.[2] !== undefined) {
    return { door: behind[1]?.toLowerCase() === 'o' ? '/o' : '/t', token: behind[2].toUpperCase() }
  }
  const scanned = /(?:^|\/J\/)([A-Z2-7]{13})$/i.exec(text)
  if (scanned?.[1] !== undefined) return { door: '/J', token: scanned[1].toUpperCase() }
  const bare = /^[A-Z2-7]{26}$/i.exec(text)
  return bare === null ? null : { door: '/t', token: bare[0].toUpperCase() }
}

/** Exchanges a token for a seat's or the organiser's cookie, and tells where to go with it. Never rejects. */
export async function enterByLink(
  deps: { readonly clock: Pick<Clock, 'after'>; readonly fetch: OrganiserClientDeps['fetch'] },
  link: FoundLink,
): Promise<EnterResult> {
  // The room's own link is a page: it needs no exchange.
  if (link.door === '/J') return { is: 'open', path: `/J/${link.token}` }
  const body = JSON.stringify({ token: link.token })
  const answered = await askServer(deps, link.door, { method: 'POST', headers: jsonHeaders, body })
  if (answered === null || answered.status >= 500) return { is: 'unavailable' }
  const path = answered.status === 200 ? (answered.body as { readonly path?: unknown }).path : null
  return typeof path === 'string' && path.startsWith('/') ? { is: 'open', path } : { is: 'denied' }
}
