import type { ForumRow, LinkRow, PlannedSessionRow, SeriesRow } from '../../shared/domain/catalogue.ts'
import type { ConsolidationDecision } from '../../shared/domain/consolidation.ts'
import type { ForumId, SeriesId, SessionId } from '../../shared/domain/ids.ts'

/** The tables of the catalogue. The journal keeps row after row; the last one of a key counts. */
export interface CatalogueTables {
  series: SeriesRow
  forum: ForumRow
  session: PlannedSessionRow
  link: LinkRow
  /** The log of each series' consolidation: a row is written once and never changed. */
  decision: ConsolidationDecision
}
type TableName = keyof CatalogueTables
export type CatalogueWrite = {
  [Name in TableName]: { readonly table: Name; readonly key: string; readonly row: CatalogueTables[Name] | null }
}[TableName]

export type CatalogueState = { readonly [Name in TableName]: Map<string, CatalogueTables[Name]> }

export function emptyCatalogue(): CatalogueState {
  return { series: new Map(), forum: new Map(), session: new Map(), link: new Map(), decision: new Map() }
}

/** Carries writes into the tables, in order. */
export function applyCatalogueWrites(state: CatalogueState, writes: readonly CatalogueWrite[]): void {
  for (const write of writes) {
    const table = state[write.table] as Map<string, unknown>
    if (write.row === null) table.delete(write.key)
    else table.set(write.key, write.row)
  }
}

/** By rank, those without one last; then by day. */
export function forumsOf(state: CatalogueState, series: SeriesId): ForumRow[] {
  const rank = (forum: ForumRow) => forum.rank ?? Number.MAX_SAFE_INTEGER
  const forums = [...state.forum.values()].filter((forum) => forum.series === series)
  return forums.sort((a, b) => rank(a) - rank(b) || a.date.localeCompare(b.date) || a.id.localeCompare(b.id))
}

export function sessionsOf(state: CatalogueState, forum: ForumId): PlannedSessionRow[] {
  const sessions = [...state.session.values()].filter((session) => session.forum === forum)
  return sessions.sort((a, b) => a.rank - b.rank || a.id.localeCompare(b.id))
}

/** In the order in which they were made. */
export function linksOf(state: CatalogueState, session: SessionId): LinkRow[] {
  return [...state.link.values()].filter((link) => link.session === session)
}

/** What was decided about a series' recommendations, oldest first. */
export function decisionsOf(state: CatalogueState, series: SeriesId): ConsolidationDecision[] {
  return [...state.decision.values()].filter((decision) => decision.series === series)
}
