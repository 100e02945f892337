import type { Command, CommandAnswer } from '../../shared/protocol/command.ts'
import { useSession } from './session-context.tsx'

/** Sends a command; the answer comes when it is on disk. Never rejects. The same function on every drawing. */
export function useSend(): (command: Command) => Promise<CommandAnswer> {
  return useSession().send
}
