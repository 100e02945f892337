import type { CatalogueView } from '../../shared/domain/catalogue-view.ts'
import type { BagRequest } from '../bag/archive-bag.ts'

/** What somebody wants to carry away: a series by its code or id, or less of it. */
export interface BagWish {
  readonly series: string
  /** Code or id of a forum or a session; '' for the whole series. */
  readonly only: string
  /** Printed ids, with anything between them; null for the full copy. */
  readonly withhold: string | null
}

/** The sealed sessions that the wish means, in their order; null when it means no series, or several, or none is sealed. */
export function bagRequest(view: CatalogueView, { series, only, withhold }: BagWish): BagRequest | null {
  const [one, ...more] = view.series.filter((each) => each.id === series || (series !== '' && each.code === series))
  if (one === undefined || more.length > 0) return null
  const forums = view.forums.filter((forum) => forum.series === one.id)
  const wanted = (each: { readonly id: string; readonly code: string }) => each.id === only || each.code === only
  const sessions = view.sessions.filter((session) => {
    const forum = forums.find(({ id }) => id === session.forum)
    return forum !== undefined && session.standing.is === 'sealed' && (only === '' || wanted(forum) || wanted(session))
  })
  if (sessions.length === 0) return null
  const notice = one.notice === null ? '' : ` – ${one.notice}`
  return {
    name: [one.code || one.id, ...(only === '' ? [] : [sessions[0]?.code ?? '']), withhold === null ? '' : 'public']
      .filter((part) => part !== '')
      .join('-'),
    title: `${one.title}${notice}`,
    sessions: sessions.map(({ id }) => id),
    withheld: withhold === null ? null : new Set(withhold.toUpperCase().match(/[A-Z0-9-]+/g) ?? []),
  }
}
