import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server as EngineServer } from 'engine.io'
import { type Socket, Server as SocketServer } from 'socket.io'
import { type WebSocket, WebSocketServer } from 'ws'
import { teamNotes } from '../../shared/domain/house-notes.ts'
import { limits } from '../../shared/domain/limits.ts'
import { isTeam } from '../../shared/domain/role.ts'
import type { ControlDown, ControlUp } from '../../shared/protocol/control.ts'
import { createFloodLimit } from '../gatekeeper/flood-limit.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { Plenary } from '../plenary/plenary.ts'
import type { Cancel } from '../runtime/clock.ts'
import type { HouseWatch } from '../upkeep/house-watch.ts'
import { type Admitted, attendSession, type ControlDeps } from './control-connection.ts'
import { wireOptions } from './wire-options.ts'

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

interface ChannelDeps extends ControlDeps {
  readonly watch: HouseWatch
}

export function createControlChannel(deps: ChannelDeps): ControlChannel {
  const io = new SocketServer<ControlUp, ControlDown>({ serveClient: false })
  // Bound, not attached: our router is the only listener of `upgrade` on the house's server, and a socket lies under its
  // seat's path. No connection state recovery: rights are judged at each upgrade (SYNC §7).
  const engine = new EngineServer({
    transports: ['websocket'],
    maxHttpBufferSize: limits.commandBytesMax,
    pingInterval: limits.heartbeatMs,
    pingTimeout: limits.silenceMs - limits.heartbeatMs,
    perMessageDeflate: false,
    // No page of ours pings by itself on this channel: nothing is answered.
    wsEngine: class extends WebSocketServer {
      constructor(options: object) {
        super({ ...options, ...wireOptions })
      }
    },
  })
  io.bind(engine)
  // Packets that are no command (other namespaces, pings) are answered too, and before anybody said hello.
  engine.on('connection', (raw: PacketSource) => {
    const flood = createFloodLimit(deps.clock, packetRates)
    let over = false
    raw.on('packet', () => {
      if (over || flood.take(0)) return
      over = true
      // A moment later: commands that came in the same breath are still to be told why.
      deps.clock.after(0, () => raw.close())
    })
  })
  const admitted = new WeakMap<IncomingMessage, Admitted>()

  io.on('connection', (socket: ControlSocket) => {
    const entry = admitted.get(socket.request)
    if (entry === undefined || !entry.isOpen()) return void socket.disconnect(true)
    try {
      serve(socket, entry, deps)
    } catch (error) {
      deps.log.error('service-failed', { service: 'control' }, error)
      socket.disconnect(true)
    }
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

/** Of engine.io's socket, what is used here. */
interface PacketSource {
  readonly on: (event: 'packet', listener: () => void) => void
  readonly close: () => void
}

/** A command too many gets a farewell first (control-connection.ts): whoever comes up to here sends something else. */
const packetRates = {
  messagesPerSecond: 2 * limits.controlMessagesPerSecondMax,
  messagesBurst: 2 * limits.controlMessagesBurstMax,
  bytesPerSecond: 1,
  bytesBurst: 1,
}

/** Carries one connection over socket.io. */
function serve(socket: ControlSocket, admitted: Admitted, deps: ChannelDeps): void {
  const ws = wireOf(socket)
  let cut: Cancel | null = null
  /** Whoever does not read holds the house's memory: he is cut, and told everything anew when he comes back (TRUST N-08). */
  const tell = (say: () => void) => {
    if (queuedBytes(socket, ws) <= limits.sendQueueBytesMax) return say()
    deps.log.warn('slow-reader-cut')
    ws.terminate()
  }
  const connection = attendSession(
    {
      hello: (hello) => socket.emit('hello', hello),
      patch: (patch) => tell(() => socket.emit('patch', patch)),
      presence: (presence) => tell(() => socket.emit('presence', presence)),
      farewell: (why) => socket.emit('farewell', why),
      disconnect: () => socket.disconnect(true),
    },
    admitted,
    deps,
  )
  ws.once('close', () => cut?.())
  // A goodbye waits behind what a peer does not read, and for his own: neither is waited for long.
  socket.on('disconnect', () => {
    cut ??= deps.clock.after(limits.closeAnswerMs, () => ws.terminate())
  })
  socket.use((_event, next) => {
    if (connection.take()) next()
  })
  socket.on('command', connection.command)
  const leaveHouse = tellHouse(socket, admitted.ticket, deps.watch)
  socket.on('disconnect', () => {
    leaveHouse()
    connection.end()
  })
}

/** What the house knows of itself, to those who run the session; the room has no use for it. */
function tellHouse(socket: ControlSocket, { role }: Ticket, watch: HouseWatch): () => void {
  if (!isTeam(role) && role !== 'expert') return () => undefined
  const tell = () => socket.emit('house', teamNotes(watch.notes(), isTeam(role)))
  tell()
  return watch.onChange(tell)
}

/** The socket below: `transports` above leaves no other kind. */
function wireOf(socket: ControlSocket): WebSocket {
  return (socket.conn.transport as unknown as { readonly socket: WebSocket }).socket
}

/** What waits above the system's own buffers: engine.io keeps what it may not hand on yet, `ws` what it could not write. */
function queuedBytes(socket: ControlSocket, ws: WebSocket): number {
  const { writeBuffer } = socket.conn as unknown as { readonly writeBuffer: readonly { readonly data?: unknown }[] }
  let bytes = ws.bufferedAmount
  for (const packet of writeBuffer) if (typeof packet.data === 'string') bytes += Buffer.byteLength(packet.data)
  return bytes
}
