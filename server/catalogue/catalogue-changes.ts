import type { SessionId } from '../../shared/domain/ids.ts'
import type { CatalogueChange } from './catalogue.ts'
import type { CatalogueState, CatalogueWrite } from './catalogue-state.ts'
import { sheetOf } from './session-sheet.ts'

/** Each living session's sheet as JSON, to tell afterwards which ones an edit changed. */
export function sheetsOf(state: CatalogueState): ReadonlyMap<SessionId, string> {
  const living = [...state.session.values()].filter((session) => session.standing.is === 'living')
  return new Map(living.map((session) => [session.id, JSON.stringify(sheetOf(state, session))]))
}

export function changedSheets(state: CatalogueState, before: ReadonlyMap<SessionId, string>): CatalogueChange[] {
  return [...before].flatMap(([session, json]): CatalogueChange[] => {
    const row = state.session.get(session)
    if (row === undefined) return []
    const sheet = sheetOf(state, row)
    return JSON.stringify(sheet) === json ? [] : [{ is: 'sheet', session, sheet }]
  })
}

export function revokedBy(writes: readonly CatalogueWrite[]): CatalogueChange[] {
  return writes.flatMap((write): CatalogueChange[] =>
    write.table === 'link' && write.row?.revoked === true
      ? [{ is: 'revoked', link: write.row.id, session: write.row.session }]
      : [],
  )
}
