import type { Presence } from '../../shared/protocol/control.ts'
import type { ConnectionState } from '../sync/connection-machine.ts'
import { useSession } from './session-context.tsx'
import { useStore } from './use-store.ts'

export function useConnection(): ConnectionState {
  return useStore(useSession().connection)
}

/** Who is on line, in numbers; null until told. */
export function usePresence(): Presence | null {
  return useStore(useSession().presence)
}
