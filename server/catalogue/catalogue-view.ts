import type { PlannedSessionRow } from '../../shared/domain/catalogue.ts'
import type { CatalogueView, SessionInView } from '../../shared/domain/catalogue-view.ts'
import type { CatalogueAddresses } from './catalogue.ts'
import { type CatalogueState, forumsOf, linksOf, sessionsOf } from './catalogue-state.ts'
import type { LinkIndex } from './link-index.ts'

export function catalogueView(
  state: CatalogueState,
  links: LinkIndex,
  addresses: CatalogueAddresses,
  organiserToken: string,
): CatalogueView {
  const series = [...state.series.values()]
  const forums = series.flatMap((each) => forumsOf(state, each.id))
  const sessions = forums.flatMap((each) => sessionsOf(state, each.id))
  return {
    series,
    forums,
    sessions: sessions.map(sessionInView),
    links: sessions.flatMap((session) =>
      linksOf(state, session.id).map((link) => {
        const token = links.tokenOf(link.id)
        return { ...link, address: token === null ? null : addresses.ofLink(link.role, token) }
      }),
    ),
    organiserAddress: addresses.ofOrganiser(organiserToken),
  }
}

/** The old sheet and the hashes of old tokens are the server's own business. */
function sessionInView(session: PlannedSessionRow): SessionInView {
  const { standing } = session
  if (standing.is === 'living') return { ...session, standing }
  return { ...session, standing: { is: 'sealed', seal: standing.seal, sealWords: standing.sealWords } }
}
