import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server as EngineServer } from 'engine.io'
import { type Socket, Server as SocketServer } from 'socket.io'
import { limits } from '../../shared/domain/limits.ts'
import type { ControlDown, ControlUp } from '../../shared/protocol/control.ts'
import type { RateLimit } from '../gatekeeper/rate-limit.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { Plenary } from '../plenary/plenary.ts'
import type { Clock } from '../runtime/clock.ts'
import { type Admitted, attendSession } from './control-connection.ts'

/** Commands up, views down (shared/protocol/control.ts). The same handler as an HTTP command and a form. */
export interface ControlChannel {
  /** `isOpen` is asked again once the client has said hello: his link may have been taken back meanwhile. */
  readonly upgrade: (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    plenary: Plenary,
    ticket: Ticket,
    isOpen: () => boolean,
  ) => void
  readonly stop: () => void
}

type ControlSocket = Socket<ControlUp, ControlDown>

export function createControlChannel(deps: { readonly clock: Clock; readonly rate: RateLimit }): ControlChannel {
  const io = new SocketServer<ControlUp, ControlDown>({ serveClient: false })
  // Bound, not attached: our router is the only listener of `upgrade` on the house's server, and a socket lies under its
  // seat's path. No connection state recovery: rights are judged at each upgrade (SYNC §7).
  const engine = new EngineServer({
    transports: ['websocket'],
    maxHttpBufferSize: limits.commandBytesMax,
    pingInterval: limits.heartbeatMs,
    pingTimeout: limits.silenceMs - limits.heartbeatMs,
    perMessageDeflate: false,
  })
  io.bind(engine)
  const admitted = new WeakMap<IncomingMessage, Admitted>()

  io.on('connection', (socket: ControlSocket) => {
    const entry = admitted.get(socket.request)
    if (entry === undefined || !entry.isOpen()) return void socket.disconnect(true)
    serve(socket, entry, deps)
  })

  return {
    upgrade(request, socket, head, plenary, ticket, isOpen) {
      admitted.set(request, { plenary, ticket, isOpen })
      engine.handleUpgrade(request as never, socket as never, head)
    },
    stop() {
      io.disconnectSockets(true)
      engine.close()
    },
  }
}

/** Carries one connection over socket.io. */
function serve(
  socket: ControlSocket,
  admitted: Admitted,
  deps: { readonly clock: Clock; readonly rate: RateLimit },
): void {
  const connection = attendSession(
    {
      hello: (hello) => socket.emit('hello', hello),
      patch: (patch) => socket.emit('patch', patch),
      presence: (presence) => socket.emit('presence', presence),
      farewell: (why) => socket.emit('farewell', why),
      disconnect: () => socket.disconnect(true),
    },
    admitted,
    deps,
  )
  socket.use((_event, next) => {
    if (connection.take()) next()
  })
  socket.on('command', connection.command)
  socket.on('disconnect', connection.end)
}
