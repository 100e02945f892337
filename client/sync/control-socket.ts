import type { CommandAnswer, CommandEnvelope } from '../../shared/protocol/command.ts'
import type { ControlDown } from '../../shared/protocol/control.ts'

/** What happens to the control channel's socket. Exactly the events of `ControlDown`, and its coming and going. */
export interface ControlListener extends ControlDown {
  up(): void
  /** It ended, or could not be opened; `data` is what the server said about it, if it did. */
  down(data: unknown): void
}

export interface ControlSocket {
  open(): void
  close(): void
  command(envelope: CommandEnvelope, acknowledge: (answer: CommandAnswer) => void): void
}

/** Makes a closed socket that never reopens by itself: when to try again is our policy's to say. */
export type ConnectControl = (base: string, listener: ControlListener) => ControlSocket
