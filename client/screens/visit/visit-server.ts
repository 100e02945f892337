import type { SessionRole } from '../../../shared/domain/role.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { AlteredView, VisitView } from '../../../shared/domain/visit-view.ts'

/** What the visit asks of the server itself. Each gives null when there is no answer: the server may be away. */
export interface VisitServer {
  readonly state: () => Promise<VisitView | null>
  /** Comes in by a team link, as a person does; gives the page's path. */
  readonly enter: (token: string) => Promise<string | null>
  /** What the room is shown, by the server's own memory; null also once the session is sealed. */
  readonly stage: (base: string) => Promise<StageView | null>
  /** Cuts the power. There is no answer from a computer without power: what counts is what comes after. */
  readonly cut: () => Promise<'cut' | 'refused'>
  readonly alter: () => Promise<AlteredView | null>
}

export function createVisitServer(): VisitServer {
  return {
    state: () => answered<VisitView>('/visite/state.json', {}),
    async enter(token) {
      const entered = await answered<{ readonly path: string }>('/t', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      })
      return entered?.path ?? null
    },
    stage: (base) => answered<StageView>(`${base}/stage.json`, {}),
    async cut() {
      try {
        return (await fetch('/visite/cut', { method: 'POST' })).ok ? 'cut' : 'refused'
      } catch {
        // The line went dead: that is what was asked for.
        return 'cut'
      }
    },
    alter: () => answered<AlteredView>('/visite/alter', { method: 'POST' }),
  }
}

/** `/s/<session>/<role>` */
export function baseOf(session: string, role: SessionRole): string {
  return `/s/${session}/${role}`
}

async function answered<Answer>(path: string, options: RequestInit): Promise<Answer | null> {
  try {
    const response = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(askTimeoutMs), ...options })
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    // Away, cut off, or not ours: asked again by whoever needs it.
    return null
  }
}

const askTimeoutMs = 4_000
