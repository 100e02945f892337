import type { CardId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { RoleView } from '../../shared/domain/role-view.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { TextName } from '../../shared/domain/text.ts'
import type { Command, CommandAnswer } from '../../shared/protocol/command.ts'
import type { Presence } from '../../shared/protocol/control.ts'
import type { ConnectionState } from './connection-machine.ts'
import type { ConnectControl } from './control-socket.ts'
import type { SharedText } from './shared-text.ts'
import type { Store } from './store.ts'
import type { SyncWorld } from './world.ts'

/** All that a screen needs from the server, for one seat in one session. */
export interface SessionClient {
  readonly role: SessionRole
  readonly stage: Store<StageView | null>
  /** What the role sees besides the stage; null until the server said hello. */
  readonly view: Store<RoleView | null>
  readonly connection: Store<ConnectionState>
  readonly presence: Store<Presence | null>
  /** Milliseconds since the epoch by the server's clock. */
  serverNow(): number
  /** For a card that the device names itself (`draft-recommendation`). */
  newCardId(): CardId
  /** Never rejects. Refused `unavailable` when the server could not be reached within a few seconds. */
  send(command: Command): Promise<CommandAnswer>
  /** For what a screen repeats: its own time, tied to the session's clock. Gives back how to stop. */
  every(ms: number, call: () => void): () => void
  openText(name: TextName): SharedText
  stop(): void
}

/** What the server told the page (`<script id="page">`), as far as sync needs it. */
export interface SessionPage {
  readonly session: string
  readonly role: SessionRole
  /** `/s/<session>/<role>` */
  readonly base: string
}

export interface SessionDeps {
  readonly page: SessionPage
  readonly world: SyncWorld
  /** `connectControl` of socket-io-control.ts. */
  readonly connectControl: ConnectControl
}
