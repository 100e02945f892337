import type { CatalogueView } from '../../shared/domain/catalogue-view.ts'
import type { ConsolidationDecision } from '../../shared/domain/consolidation.ts'
import type { LinkId, SeriesId, SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { SessionSheet } from '../../shared/domain/session-row.ts'
import type { CatalogueAnswer, CatalogueEnvelope } from '../../shared/protocol/catalogue-command.ts'

/** A link that opens a door. */
export interface OpenLink {
  readonly link: LinkId
  readonly session: SessionId
  readonly role: SessionRole
}

export type SessionStanding =
  | { readonly is: 'living'; readonly sheet: SessionSheet }
  /** Only the archive is left of it. */
  | {
      readonly is: 'sealed'
      readonly sheet: SessionSheet
      /** As the room saw it. */
      readonly seal: string
      /** Of the last correction, or the same. */
      readonly lastSeal: string
    }

/** What the doors of the house ask of the organiser's catalogue: which link opens what, and how a session stands. */
export interface Doors {
  /** Link of a token, team or participant; null for one that is wrong or was revoked. Constant time in the token. */
  readonly linkOfToken: (token: string) => OpenLink | null
  /** A seat's cookie names its link: false once it was revoked. */
  readonly isAlive: (link: LinkId) => boolean
  /** Of a sealed session, whose links are gone: this one had been taken back before. */
  readonly wasTakenBack: (link: LinkId) => boolean
  /** The token of a session's participant link, for the QR on the wall; null when all were revoked. */
  readonly participantToken: (session: SessionId) => string | null
  /** A participant's token of a session that was sealed since: whoever scans an old card sees what became of it. */
  readonly sealedSessionOfToken: (token: string) => SessionId | null
  readonly standing: (session: SessionId) => SessionStanding | null
  readonly living: () => readonly SessionId[]
  /** Durable before it resolves; links and secrets of the session are gone afterwards. */
  readonly markSealed: (session: SessionId, seal: string) => Promise<void>
  /** The seal of a correction, so that a chain that was cut off behind it is found. Durable before it resolves. */
  readonly markCorrected: (session: SessionId, seal: string) => Promise<void>
  /** The key under which seats' cookies are signed; of the house, never of a session. */
  readonly houseKey: () => Uint8Array
  readonly isOrganiserToken: (token: string) => boolean
  /** Called with the links that were just revoked and with sessions whose sheet changed. */
  readonly onChange: (listener: (change: CatalogueChange) => void) => void
}
export type CatalogueChange =
  | { readonly is: 'revoked'; readonly link: LinkId; readonly session: SessionId }
  | { readonly is: 'sheet'; readonly session: SessionId; readonly sheet: SessionSheet }

/** Whole addresses, as the house knows them at this moment. */
export interface CatalogueAddresses {
  readonly ofLink: (role: SessionRole, token: string) => string
  readonly ofOrganiser: (token: string) => string
}

/** The organiser's catalogue: series, forums, sessions and their links. */
export interface Catalogue extends Doors {
  readonly view: (addresses: CatalogueAddresses) => CatalogueView
  /** Applied once for each id, in the order of the calls; on disk before it answers. Never rejects. */
  readonly command: (envelope: CatalogueEnvelope) => Promise<CatalogueAnswer>
  /** 26 characters; the same until its secret is removed from the data folder. */
  readonly organiserToken: () => string
  /** The log of a series' consolidation, oldest first: what was once written in it never changes. */
  readonly decisions: (series: SeriesId) => readonly ConsolidationDecision[]
  /** Seal of the last sealed session that comes before this one in its series, so that sessions chain. */
  readonly previousSeal: (session: SessionId) => string | null
}
