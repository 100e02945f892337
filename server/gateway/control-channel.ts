import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server as EngineServer } from 'engine.io'
import { type Socket, Server as SocketServer } from 'socket.io'
import { limits } from '../../shared/domain/limits.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import { parseCommand } from '../../shared/protocol/command.ts'
import type { ControlDown, ControlUp } from '../../shared/protocol/control.ts'
import { protocolVersion } from '../../shared/protocol/version.ts'
import { createFloodLimit } from '../gatekeeper/flood-limit.ts'
import type { RateLimit } from '../gatekeeper/rate-limit.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { ControlListener } from '../plenary/audience.ts'
import type { Plenary } from '../plenary/plenary.ts'
import type { Clock } from '../runtime/clock.ts'

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

/** Gives the answer to whatever came as a command: parsed, limited, decided, on disk. Never rejects. */
export async function handleCommand(
  input: unknown,
  plenary: Plenary,
  ticket: Ticket,
  rate: RateLimit,
): Promise<CommandAnswer> {
  const parsed = parseCommand(input)
  if (parsed.is === 'refused') return { is: 'refused', refusal: refusal(parsed.code) }
  const wait =
    (await rate.command(ticket.seat)) ?? (parsed.envelope.command.kind === 'ask' ? await rate.ask(ticket.seat) : null)
  // A repeat of a command already answered is not a new act: it costs a point, and its answer is in memory.
  if (wait !== null && !plenary.memory().applied.has(parsed.envelope.id)) {
    return { is: 'refused', refusal: refusal('too-many', wait) }
  }
  return await plenary.command({ role: ticket.role, seat: ticket.seat, link: ticket.link }, parsed.envelope)
}

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
    attend(socket, entry, deps)
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

interface Admitted {
  readonly plenary: Plenary
  readonly ticket: Ticket
  readonly isOpen: () => boolean
}

const floodRates = {
  messagesPerSecond: limits.controlMessagesPerSecondMax,
  messagesBurst: limits.controlMessagesBurstMax,
  // A message's size has its own limit, below (`maxHttpBufferSize`).
  bytesPerSecond: limits.controlMessagesPerSecondMax * limits.commandBytesMax,
  bytesBurst: limits.controlMessagesBurstMax * limits.commandBytesMax,
}

function attend(
  socket: ControlSocket,
  { plenary, ticket, isOpen }: Admitted,
  deps: { readonly clock: Clock; readonly rate: RateLimit },
): void {
  let leave: (() => void) | null = null
  let gone = false
  const listener: ControlListener = {
    seat: ticket.seat,
    link: ticket.link,
    role: ticket.role,
    hello: (view, revision, documents) =>
      socket.emit('hello', {
        protocol: protocolVersion,
        session: plenary.id,
        role: ticket.role,
        now: deps.clock.now(),
        documents,
        revision,
        view,
      }),
    patch: (patch) => socket.emit('patch', patch),
    presence: (presence) => socket.emit('presence', presence),
    farewell: (why) => {
      socket.emit('farewell', why)
      socket.disconnect(true)
    },
  }
  plenary.whenDurable(
    () => {
      if (gone) return
      if (isOpen()) leave = plenary.attend(listener)
      else socket.disconnect(true)
    },
    () => socket.disconnect(true),
  )
  // Malformed commands cost no seat's points, but an answer each: who sends more than a person could is cut.
  const flood = createFloodLimit(deps.clock, floodRates)
  socket.use((_event, next) => {
    if (flood.take(0)) next()
    else listener.farewell(refusal('too-many'))
  })
  socket.on('command', (input: unknown, acknowledge: unknown) => {
    if (typeof acknowledge !== 'function') return
    void handleCommand(input, plenary, ticket, deps.rate).then((answer) => acknowledge(answer))
  })
  socket.on('disconnect', () => {
    gone = true
    leave?.()
  })
}
