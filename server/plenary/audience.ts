import type { LinkId, SeatId } from '../../shared/domain/ids.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { RoleView } from '../../shared/domain/role-view.ts'
import type { Patch, Presence } from '../../shared/protocol/control.ts'
import type { SessionMemory } from './memory.ts'

/** A socket on one document, as the plenary sees it. The gateway frames a payload once, whatever the number of readers. */
export interface DocumentListener {
  readonly seat: SeatId
  readonly link: LinkId | null
  readonly role: SessionRole
  /** Bytes of one whole message. Equal objects are equal frames: the gateway may keep what it made of them. */
  readonly deliver: (message: Uint8Array) => void
  /** The same, for those alone who know our own messages: a stock client does not. */
  readonly deliverOwn: (message: Uint8Array) => void
  readonly end: (code: number, reason: string) => void
}

/** A socket on the control channel. */
export interface ControlListener {
  readonly seat: SeatId
  readonly link: LinkId | null
  readonly role: SessionRole
  readonly hello: (view: RoleView, revision: number, documents: Readonly<Record<string, string>>) => void
  readonly patch: (patch: Patch) => void
  readonly presence: (presence: Presence) => void
  readonly farewell: (refusal: Refusal) => void
}

/** Phones get one frame per 400 ms, boards and team the fast tick (DESIGN §4). */
export function isSlow(role: SessionRole): boolean {
  return role === 'participant'
}

/** What both have in common: whose it is, and by which link he came. */
export type Listener = Pick<ControlListener, 'seat' | 'link' | 'role'>

type Queue = (run: (memory: SessionMemory) => void) => void

/** How the slow rounds reach the tick: to change something, and to be run once all that memory holds was sent. */
export interface Rounds {
  readonly change: Queue
  readonly whenSent: Queue
}
