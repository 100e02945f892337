import type { BackupFailure, HouseNotes } from '../../shared/domain/house-notes.ts'
import { askServer, jsonHeaders, type OrganiserClientDeps } from './organiser-client.ts'
import { createStore, type Store } from './store.ts'

/** What the house tells its organiser of itself, and what she may ask of it. */
export interface HouseClient {
  /** Null until it is here. */
  readonly notes: Store<HouseNotes | null>
  /** Makes a copy now; how it went stands in the notes. `unanswered`: nobody knows. Never rejects. */
  copyNow(): Promise<'made' | BackupFailure | 'unanswered'>
  /** Takes a damaged session back from its last copy. Never rejects. */
  takeBack(session: string): Promise<boolean>
  run(): () => void
}

const followEveryMs = 10_000
const copyPatienceMs = 10 * 60_000

export function createHouseClient(deps: Pick<OrganiserClientDeps, 'clock' | 'fetch'>): HouseClient {
  const notes = createStore<HouseNotes | null>(null)
  const refresh = async () => {
    const answered = await askServer(deps, '/organiser/house.json', { cache: 'no-cache' })
    if (answered?.status !== 200) return
    const view = answered.body as HouseNotes
    if (JSON.stringify(view) !== JSON.stringify(notes.get())) notes.set(view)
  }
  const post = async (path: string) => {
    // A whole house onto a slow stick takes its time.
    const answered = await askServer(deps, path, { method: 'POST', headers: jsonHeaders, body: '{}' }, copyPatienceMs)
    await refresh()
    return answered
  }
  return {
    notes,
    async copyNow() {
      const answered = await post('/organiser/backup')
      const said = answered?.body as { readonly is?: string; readonly why?: BackupFailure } | undefined
      if (said?.is === 'made') return 'made'
      return said?.is === 'failed' ? (said.why ?? 'unanswered') : 'unanswered'
    },
    takeBack: async (session) => (await post(`/organiser/restore/${session}`))?.status === 200,
    run() {
      void refresh()
      return deps.clock.every(followEveryMs, () => void refresh())
    },
  }
}
