import { limits } from '../../shared/domain/limits.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import { parseCommand } from '../../shared/protocol/command.ts'
import type { ControlDown } from '../../shared/protocol/control.ts'
import { protocolVersion } from '../../shared/protocol/version.ts'
import { createFloodLimit } from '../gatekeeper/flood-limit.ts'
import type { RateLimit } from '../gatekeeper/rate-limit.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { ControlListener } from '../plenary/audience.ts'
import type { Plenary } from '../plenary/plenary.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'

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

/** The far end of one control connection, whatever carries it. */
export interface ControlPeer extends Omit<ControlDown, 'house'> {
  disconnect(): void
}

/** One seat on the control channel. */
export interface ControlConnection {
  /** One event came. False: there were more than a person could cause, and the connection is over. */
  readonly take: () => boolean
  readonly command: (input: unknown, acknowledge: unknown) => void
  /** The socket is gone. */
  readonly end: () => void
}

export interface ControlDeps {
  readonly clock: Clock
  readonly rate: RateLimit
  readonly log: Log
}

export interface Admitted {
  readonly plenary: Plenary
  readonly ticket: Ticket
  /** Asked again once what memory holds is on disk: the link may have been taken back meanwhile. */
  readonly isOpen: () => boolean
}

const floodRates = {
  messagesPerSecond: limits.controlMessagesPerSecondMax,
  messagesBurst: limits.controlMessagesBurstMax,
  // A message's size has its own limit, below (`maxHttpBufferSize`).
  bytesPerSecond: limits.controlMessagesPerSecondMax * limits.commandBytesMax,
  bytesBurst: limits.controlMessagesBurstMax * limits.commandBytesMax,
}

/** Greets the seat once all that it will be told is on disk, and hands its commands to the session. */
export function attendSession(
  peer: ControlPeer,
  { plenary, ticket, isOpen }: Admitted,
  deps: ControlDeps,
): ControlConnection {
  let leave: (() => void) | null = null
  let gone = false
  const listener: ControlListener = {
    seat: ticket.seat,
    link: ticket.link,
    role: ticket.role,
    hello: (view, revision, documents) =>
      peer.hello({
        protocol: protocolVersion,
        session: plenary.id,
        role: ticket.role,
        now: deps.clock.now(),
        documents,
        revision,
        view,
      }),
    patch: (patch) => peer.patch(patch),
    presence: (presence) => peer.presence(presence),
    farewell: (why) => {
      peer.farewell(why)
      peer.disconnect()
    },
  }
  plenary.whenDurable(
    () => {
      if (gone) return
      if (isOpen()) leave = plenary.attend(listener)
      else peer.disconnect()
    },
    () => peer.disconnect(),
  )
  // Malformed commands cost no seat's points, but an answer each: who sends more than a person could is cut.
  const flood = createFloodLimit(deps.clock, floodRates)
  return {
    take() {
      if (flood.take(0)) return true
      listener.farewell(refusal('too-many'))
      return false
    },
    command(input, acknowledge) {
      if (typeof acknowledge !== 'function') return
      handleCommand(input, plenary, ticket, deps.rate).then(
        (answer) => acknowledge(answer),
        (error: unknown) => {
          // A fault of ours: whoever waits comes back and asks again under the same id.
          deps.log.error('service-failed', { service: 'control' }, error)
          peer.disconnect()
        },
      )
    },
    end() {
      gone = true
      leave?.()
    },
  }
}
