import type { StageView } from '../../shared/domain/stage-view.ts'
import type { SyncWorld } from './world.ts'

/** The archive writes for a second or two after the close; a power cut in between may take some more. */
const tries = 20
const pauseMs = 1_500

/**
 * The last picture of a closed session, seal included, for a page that was off line when it was shown. Asks again while
 * the seal is being made; gives up quietly, what was read stays. Calls `show` at most once.
 */
export async function fetchLastStage(world: SyncWorld, base: string, show: (stage: StageView) => void): Promise<void> {
  for (let at = 0; at < tries; at++) {
    const stage = await ask(world, base)
    if (stage?.session.seal != null) return show(stage)
    await new Promise<void>((next) => void world.clock.after(pauseMs, next))
  }
}

async function ask(world: SyncWorld, base: string): Promise<StageView | null> {
  try {
    const response = await world.fetch(`${base}/stage.json`, { credentials: 'same-origin', cache: 'no-store' })
    const type = response.headers.get('content-type') ?? ''
    if (!response.ok || !type.startsWith('application/json')) return null
    const read: unknown = await response.json()
    // Our own server wrote it; anything else that answers here has no session in it.
    return typeof read === 'object' && read !== null && 'session' in read ? (read as StageView) : null
  } catch {
    // No network: asked again.
    return null
  }
}
