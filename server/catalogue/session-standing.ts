import type { SessionId } from '../../shared/domain/ids.ts'
import type { SessionStanding } from './catalogue.ts'
import { type CatalogueState, forumsOf, sessionsOf } from './catalogue-state.ts'
import { sheetOf } from './session-sheet.ts'

export function livingOf(state: CatalogueState): readonly SessionId[] {
  return [...state.session.values()].filter((session) => session.standing.is === 'living').map((session) => session.id)
}

export function standingOf(state: CatalogueState, id: SessionId): SessionStanding | null {
  const session = state.session.get(id)
  if (session === undefined) return null
  const sheet = sheetOf(state, session)
  if (session.standing.is === 'living') return { is: 'living', sheet }
  const { seal, correctedSeal } = session.standing
  return { is: 'sealed', sheet, seal, lastSeal: correctedSeal ?? seal }
}

/** Of the last sealed session before this one, in the order of forums and sessions. */
export function previousSeal(state: CatalogueState, id: SessionId): string | null {
  const session = state.session.get(id)
  const series = session === undefined ? undefined : state.forum.get(session.forum)?.series
  if (series === undefined) return null
  const inOrder = forumsOf(state, series).flatMap((forum) => sessionsOf(state, forum.id))
  const before = inOrder.slice(
    0,
    inOrder.findIndex((each) => each.id === id),
  )
  const sealed = before.findLast((each) => each.standing.is === 'sealed')
  return sealed?.standing.is === 'sealed' ? sealed.standing.seal : null
}
