import type { LinkId, SessionId } from '../../shared/domain/ids.ts'
import type { OpenLink } from './catalogue.ts'
import { type CatalogueState, linksOf } from './catalogue-state.ts'
import { linkToken, tokenHash } from './tokens.ts'

/** Which token opens what, worked out from the rows and the sessions' secrets. */
export interface LinkIndex {
  /** Null once the link was revoked or its session sealed. */
  readonly tokenOf: (link: LinkId) => string | null
  readonly opened: (token: string) => OpenLink | null
  readonly sealedOf: (token: string) => SessionId | null
  /** Taken back before its session was sealed. */
  readonly wasTakenBack: (link: LinkId) => boolean
}

export function createLinkIndex(state: CatalogueState, secrets: ReadonlyMap<string, Uint8Array>): LinkIndex {
  const tokens = new Map<LinkId, string>()
  const doors = new Map<string, OpenLink>()
  const sealed = new Map<string, SessionId>()
  const takenBack = new Set<LinkId>()
  for (const session of state.session.values()) {
    if (session.standing.is === 'sealed') {
      for (const hash of session.standing.oldTokens) sealed.set(hash, session.id)
      for (const link of session.standing.takenBack ?? []) takenBack.add(link)
      continue
    }
    const secret = secrets.get(session.id)
    if (secret === undefined) continue
    for (const link of linksOf(state, session.id)) {
      if (link.revoked) continue
      const token = linkToken(secret, link.id, link.role)
      tokens.set(link.id, token)
      doors.set(tokenHash(token) ?? '', { link: link.id, session: session.id, role: link.role })
    }
  }
  return {
    tokenOf: (link) => tokens.get(link) ?? null,
    opened: (token) => doors.get(tokenHash(token) ?? 'no token') ?? null,
    wasTakenBack: (link) => takenBack.has(link),
    sealedOf: (token) => sealed.get(tokenHash(token) ?? 'no token') ?? null,
  }
}
