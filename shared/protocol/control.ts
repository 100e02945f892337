import type { TeamNotes } from '../domain/house-notes.ts'
import type { SessionId } from '../domain/ids.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { SessionRole } from '../domain/role.ts'
import type { RoleView, ViewPatch } from '../domain/role-view.ts'
import type { CommandAnswer } from './command.ts'

/**
 * The control channel (socket.io, websocket only, path `/s/<session>/<role>/control`).
 * Up: `command` (an envelope, acknowledged with a CommandAnswer once it is on disk). Down: the events below.
 */
export interface ControlDown {
  /** First word after joining, and again after each reconnection: everything this role sees besides the stage. */
  hello: (hello: Hello) => void
  patch: (patch: Patch) => void
  /** Several times a minute at most: who is on line, in numbers. */
  presence: (presence: Presence) => void
  /** After joining and on each change, to team and expert: whether the house can write, and where it is. */
  house: (notes: TeamNotes) => void
  /** Rights changed, the link was revoked, or the session is sealed: the connection is closed after it. */
  farewell: (refusal: Refusal) => void
}
export interface ControlUp {
  command: (envelope: unknown, acknowledge: (answer: CommandAnswer) => void) => void
}

export interface Hello {
  readonly protocol: number
  readonly session: SessionId
  readonly role: SessionRole
  /** Server's clock, so that « reste 12 min » is right on a phone whose clock is not. */
  readonly now: number
  /** Full document names by kind, epoch included: `stage.1`. Only those this role may read. */
  readonly documents: Readonly<Record<string, string>>
  readonly revision: number
  readonly view: RoleView
}
export interface Patch {
  /** One more than the last; a hole means: ask for a new hello by reconnecting. */
  readonly revision: number
  readonly rows: ViewPatch
}
export interface Presence {
  readonly phones: number
  readonly team: number
  readonly experts: number
  readonly boards: number
  /** Phones that left without a word in the last ten minutes: they may still hold something. */
  readonly lostPhones: number
}
