import type { TeamSpeaker, TeamView } from '../../../shared/domain/role-view.ts'

/** Those who wait for the floor, in the server's order. */
export function waitingSpeakers(view: TeamView): readonly TeamSpeaker[] {
  return Object.values(view.speakers ?? {})
    .filter((row) => row.state === 'waiting')
    .toSorted((one, other) => one.order - other.order || (one.ticket < other.ticket ? -1 : 1))
}

export function currentSpeaker(view: TeamView): TeamSpeaker | null {
  return Object.values(view.speakers ?? {}).find((row) => row.state === 'speaking') ?? null
}

/** Who has not spoken yet and waits behind somebody who has: a hint, never an order. */
export function fairNext(waiting: readonly TeamSpeaker[]): TeamSpeaker | null {
  const first = waiting[0]
  if (first === undefined || first.spoken === 0) return null
  return waiting.find((row) => row.spoken === 0) ?? null
}
