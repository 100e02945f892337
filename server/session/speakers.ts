import type { SeatId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import {
  nobodySpoke,
  type OwnHand,
  type SpeakerRow,
  type SpeakingCounts,
  type StageSpeaking,
} from '../../shared/domain/speaking.ts'
import { type SessionState, sessionOf } from './state.ts'

/** Those who wait for the floor, in their order; ties by ticket, so that everyone sees the same. */
export function waitingSpeakers(state: SessionState): readonly SpeakerRow[] {
  return [...state.speaker.values()]
    .filter((row) => row.state === 'waiting')
    .sort((one, other) => one.order - other.order || (one.ticket < other.ticket ? -1 : 1))
}

/** Who has the floor; decisions keep this to one. */
export function currentSpeaker(state: SessionState): SpeakerRow | null {
  for (const row of state.speaker.values()) if (row.state === 'speaking') return row
  return null
}

export function stageSpeaking(state: SessionState): StageSpeaking {
  const current = currentSpeaker(state)
  const waiting = waitingSpeakers(state)
  return {
    current: current === null ? null : { ticket: current.ticket, endsAt: current.endsAt },
    next: waiting.slice(0, limits.speakersShownMax).map((row) => row.ticket),
    waiting: waiting.length,
    interpreting: (sessionOf(state).speaking ?? nobodySpoke).interpreting,
  }
}

/** The raised hand of each phone that has one. Made once a commit, used for every phone. */
export function handsOf(state: SessionState): ReadonlyMap<SeatId, OwnHand> {
  const places = new Map(waitingSpeakers(state).map((row, at) => [row.id, at + 1]))
  const hands = new Map<SeatId, OwnHand>()
  for (const { id, seat, ticket, state: is } of state.speaker.values()) {
    if (seat !== null) hands.set(seat, { ticket, state: is, place: places.get(id) ?? null })
  }
  return hands
}

/** What the minutes keep; a speech that the close cuts off is counted. Undefined when there is nothing to say. */
export function speakingCounts(state: SessionState): SpeakingCounts | undefined {
  const { speeches, women, men, youth } = sessionOf(state).speaking ?? nobodySpoke
  return speeches + women + men + youth === 0 ? undefined : { speeches, women, men, youth }
}
