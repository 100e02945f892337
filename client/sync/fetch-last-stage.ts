import type { StageView } from '../../shared/domain/stage-view.ts'
import type { SyncWorld } from './world.ts'

/**
 * The last picture of a closed session, seal included, for a page that was off line when it was shown. Asks again while
 * the seal is being made (the archive writes for a second or two, a power cut may take more); after half a minute it
 * gives up, and what was read stays. Calls `show` at most once.
 */
export function fetchLastStage(world: SyncWorld, base: string, show: (stage: StageView) => void, left = 20): void {
  const again = () => {
    if (left > 0) world.clock.after(1_500, () => fetchLastStage(world, base, show, left - 1))
  }
  world
    .fetch(`${base}/stage.json`, {})
    // What is not JSON is no answer of ours: a captive portal, or no network.
    .then((response) => response.json())
    .then((stage: Partial<StageView> | null) => (stage?.session?.seal ? show(stage as StageView) : again()), again)
}
