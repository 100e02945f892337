import type { TeamNotes } from '../../shared/domain/house-notes.ts'
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

/** What the house says of its disk and its address; null until told, and on a board. */
export function useHouse(): TeamNotes | null {
  return useStore(useSession().house)
}
