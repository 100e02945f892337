import type { TeamNotes } from '../../shared/domain/house-notes.ts'
import { type Refusal, refusal } from '../../shared/domain/refusal.ts'
import type { ViewPatch } from '../../shared/domain/role-view.ts'
import type { Command, CommandAnswer } from '../../shared/protocol/command.ts'
import type { Hello, Presence } from '../../shared/protocol/control.ts'
import { protocolVersion } from '../../shared/protocol/version.ts'
import type { MonitoredLink } from './connection-monitor.ts'
import type { ConnectControl } from './control-socket.ts'
import { endsSession } from './document-provider.ts'
import { parseRefusal } from './frames.ts'
import { createPendingCommands } from './pending-commands.ts'
import { createRetry } from './reconnect-policy.ts'
import type { SyncWorld } from './world.ts'

export interface ControlClient {
  /** Never rejects. The same command is never applied twice, whatever the network does: its id is known again. */
  send(command: Command): Promise<CommandAnswer>
  /** Asks for a new hello, by coming in again. */
  renew(): void
  stop(): void
}

export interface ControlDeps {
  readonly world: SyncWorld
  readonly base: string
  readonly connectControl: ConnectControl
  readonly link: MonitoredLink
  readonly onHello: (hello: Hello) => void
  readonly onPatch: (rows: ViewPatch) => void
  readonly onPresence: (presence: Presence) => void
  readonly onHouse: (notes: TeamNotes) => void
  readonly onEnded: (refusal: Refusal) => void
  /** Asks by HTTP why the door stays shut: a socket refused before it opens tells a browser nothing. */
  readonly askWhy: () => Promise<Refusal | null>
}

/** After so many closed doors in a row. */
const askWhyAfter = 2

export function createControlClient(deps: ControlDeps): ControlClient {
  const { world, link } = deps
  let up = false
  let stopped = false
  let revision = 0
  let closedInARow = 0

  const socket = deps.connectControl(deps.base, {
    up() {
      // The door is open, but only a hello says that we are in.
    },
    hello(hello) {
      link.news()
      if (hello.protocol !== protocolVersion) return end(refusal('outdated'))
      up = true
      closedInARow = 0
      revision = hello.revision
      retry.worked()
      deps.onHello(hello)
      link.up()
      commands.up()
    },
    patch(patch) {
      link.news()
      if (!up || patch.revision <= revision) return
      if (patch.revision !== revision + 1) return renew()
      revision = patch.revision
      deps.onPatch(patch.rows)
    },
    presence(presence) {
      link.news()
      deps.onPresence(presence)
    },
    house(notes) {
      link.news()
      deps.onHouse(notes)
    },
    farewell(said) {
      link.news()
      if (endsSession(said)) end(said)
    },
    down(data) {
      if (stopped) return
      leave()
      const said = parseRefusal(data)
      if (said !== null && endsSession(said)) return end(said)
      closedInARow += 1
      if (closedInARow >= askWhyAfter) void askWhy()
      retry.again()
    },
  })
  const retry = createRetry({ ...world, attempt: () => socket.open() })
  const commands = createPendingCommands({ ...world, emit: socket.command, onSaved: link.saved })

  function leave() {
    up = false
    commands.down()
    link.down()
  }
  async function askWhy() {
    const said = await deps.askWhy()
    if (said !== null && endsSession(said)) end(said)
  }
  function renew() {
    if (stopped || !up) return
    leave()
    socket.close()
    retry.again()
  }
  function stop(why: Refusal) {
    if (stopped) return
    stopped = true
    up = false
    retry.stop()
    socket.close()
    commands.down()
    commands.refuseAll(why)
  }
  function end(said: Refusal) {
    if (stopped) return
    stop(said)
    deps.onEnded(said)
  }

  socket.open()
  return {
    send: (command) =>
      stopped ? Promise.resolve({ is: 'refused', refusal: refusal('unavailable') }) : commands.add(command),
    renew,
    stop() {
      stop(refusal('unavailable'))
      link.gone()
    },
  }
}
