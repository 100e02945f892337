import type { CommandKind } from '../../shared/domain/command-kind.ts'
import { mayCommand, type Permission } from '../../shared/domain/permission.ts'
import { useSession } from './session-context.tsx'
import { useStage } from './use-view.ts'

/** Whether a button may be pressed now, by the same table that the server obeys. `wrong-phase` until the stage is here. */
export function useMay(kind: CommandKind): Permission {
  const session = useSession()
  const phase = useStage()?.session.phase
  return phase === undefined ? 'wrong-phase' : mayCommand(session.role, kind, phase)
}
