import type { CommandId } from '../../shared/domain/ids.ts'
import { asId } from '../../shared/domain/ids.ts'
import { type Refusal, refusal } from '../../shared/domain/refusal.ts'
import type { ViewPatch } from '../../shared/domain/role-view.ts'
import type { Command, CommandAnswer } from '../../shared/protocol/command.ts'
import type { Hello, Presence } from '../../shared/protocol/control.ts'
import { protocolVersion } from '../../shared/protocol/version.ts'
import type { Cancel } from './clock.ts'
import type { MonitoredLink } from './connection-monitor.ts'
import type { ConnectControl } from './control-socket.ts'
import { endsSession } from './document-provider.ts'
import { parseRefusal } from './frames.ts'
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
  readonly onEnded: (refusal: Refusal) => void
}

/** Off line, nobody stands in front of a silent button for longer. What was never sent is then not sent later. */
export const unsentMaxMs = 6_000
/** What was sent may be on disk: it is asked for again over reconnections before it is given up. */
export const unansweredMaxMs = 30_000
/** Without an answer on an open connection it is sent again: the server knows the id. */
const resendMs = 8_000

interface Pending {
  readonly id: CommandId
  readonly command: Command
  readonly answer: (answer: CommandAnswer) => void
  emitted: boolean
  limit: Cancel
  resend: Cancel
}

export function createControlClient(deps: ControlDeps): ControlClient {
  const { world, link } = deps
  const pending = new Map<CommandId, Pending>()
  let up = false
  let stopped = false
  let revision = 0

  const socket = deps.connectControl(deps.base, {
    up() {
      // The door is open, but only a hello says that we are in.
    },
    hello(hello) {
      link.news()
      if (hello.protocol !== protocolVersion) return end(refusal('outdated'))
      up = true
      revision = hello.revision
      retry.worked()
      deps.onHello(hello)
      link.up()
      for (const waiting of pending.values()) emit(waiting)
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
    farewell(said) {
      link.news()
      if (endsSession(said)) end(said)
    },
    down(data) {
      up = false
      link.down()
      const said = parseRefusal(data)
      if (said !== null && endsSession(said)) return end(said)
      if (!stopped) retry.again()
    },
  })
  const retry = createRetry({ ...world, attempt: () => socket.open() })

  const showSaved = () => link.saved(pending.size === 0)
  const settle = (waiting: Pending, answer: CommandAnswer) => {
    if (!pending.delete(waiting.id)) return
    waiting.limit()
    waiting.resend()
    showSaved()
    waiting.answer(answer)
  }
  const giveUp = (waiting: Pending) => settle(waiting, { is: 'refused', refusal: refusal('unavailable') })

  function emit(waiting: Pending) {
    if (!waiting.emitted) {
      waiting.emitted = true
      waiting.limit()
      waiting.limit = world.clock.after(unansweredMaxMs, () => giveUp(waiting))
    }
    waiting.resend()
    waiting.resend = world.clock.after(resendMs, () => {
      if (up) emit(waiting)
    })
    socket.command({ id: waiting.id, command: waiting.command }, (answer) => settle(waiting, answer))
  }
  function renew() {
    if (stopped || !up) return
    up = false
    link.down()
    socket.close()
    retry.again()
  }
  function end(said: Refusal) {
    if (stopped) return
    stop()
    for (const waiting of [...pending.values()]) settle(waiting, { is: 'refused', refusal: said })
    deps.onEnded(said)
  }
  function stop() {
    stopped = true
    up = false
    retry.stop()
    socket.close()
  }

  socket.open()
  return {
    send: (command) =>
      new Promise((answer) => {
        if (stopped) return answer({ is: 'refused', refusal: refusal('unavailable') })
        const waiting: Pending = {
          id: asId<CommandId>(world.random.id()),
          command,
          answer,
          emitted: false,
          limit: () => {},
          resend: () => {},
        }
        waiting.limit = world.clock.after(unsentMaxMs, () => giveUp(waiting))
        pending.set(waiting.id, waiting)
        showSaved()
        if (up) emit(waiting)
      }),
    renew,
    stop() {
      if (stopped) return
      stop()
      for (const waiting of [...pending.values()]) giveUp(waiting)
      link.gone()
    },
  }
}
