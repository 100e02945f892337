import type { ForumRow, LinkRow, PlannedSessionRow, SeriesRow } from './catalogue.ts'
import type { SessionId } from './ids.ts'
import type { SnapshotReason } from './snapshot.ts'

/** All that the organiser's page shows, in the order of its lists. */
export interface CatalogueView {
  readonly series: readonly SeriesRow[]
  readonly forums: readonly ForumRow[]
  readonly sessions: readonly SessionInView[]
  readonly links: readonly LinkInView[]
  /** Whole address of this page's own link, for a second organiser or another computer. */
  readonly organiserAddress: string
}
export interface SessionInView extends Omit<PlannedSessionRow, 'standing'> {
  readonly standing:
    | { readonly is: 'living' }
    | { readonly is: 'sealed'; readonly seal: string; readonly sealWords: string }
}
export interface LinkInView extends LinkRow {
  /** Whole address; null once it was revoked. */
  readonly address: string | null
}

/** What the archive holds of the sealed sessions, verified while it was read. */
export interface ArchiveView {
  readonly sessions: readonly ArchivedSession[]
}
export interface ArchivedSession {
  readonly session: SessionId
  /** `missing`: nothing is kept under this session's name. */
  readonly verdict: 'sound' | 'broken' | 'missing'
  /** Oldest first. */
  readonly snapshots: readonly ArchivedSnapshot[]
}
export interface ArchivedSnapshot {
  readonly seq: number
  readonly reason: SnapshotReason
  /** ISO, the server's clock. */
  readonly takenAt: string
  readonly sealWords: string
  /** Whether the sealed data still fits its seal. */
  readonly isSound: boolean
  /** The computer's clock ran backwards before it was taken: the order is proven, the time is not. */
  readonly clockWentBack: boolean
  readonly reports: readonly ArchivedReport[]
}
export interface ArchivedReport {
  readonly name: string
  /** `changed`: no longer the bytes that were made; it is not handed out as ours. */
  readonly state: 'found' | 'changed' | 'taken-away' | 'missing'
  /** In place of an earlier one, whose words were protected since. */
  readonly madeAnew: boolean
}
