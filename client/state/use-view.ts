import { isTeam } from '../../shared/domain/role.ts'
import type { ExpertView, TeamView } from '../../shared/domain/role-view.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import { useSession } from './session-context.tsx'
import { useStore } from './use-store.ts'

/** What the room sees; null until the first copy is here. */
export function useStage(): StageView | null {
  return useStore(useSession().stage)
}

/** Null for other roles, and until the server said hello. */
export function useTeamView(): TeamView | null {
  const session = useSession()
  const view = useStore(session.view)
  return isTeam(session.role) ? (view as TeamView | null) : null
}

/** Null for other roles, and until the server said hello. */
export function useExpertView(): ExpertView | null {
  const session = useSession()
  const view = useStore(session.view)
  return session.role === 'expert' ? (view as ExpertView | null) : null
}
