import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { VisitServer } from './visit-server.ts'

/** The power, as far as this page knows it. */
export type PowerState =
  | { readonly is: 'on' }
  /** Asked for too soon after the last time. */
  | { readonly is: 'resting' }
  | { readonly is: 'off'; readonly since: number }
  /** Another process answers; `lost`: numbers of what was shown before and is not any more. */
  | { readonly is: 'back'; readonly afterMs: number; readonly letters: number; readonly lost: readonly number[] }

interface CutDeps {
  readonly server: VisitServer
  /** Path of the seat whose view of the stage is compared. */
  readonly base: string
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly tell: (state: PowerState) => void
}

/** Cuts the power, waits for another process to answer, and compares what the room was shown before with what it is now. */
export async function cutPower(deps: CutDeps): Promise<void> {
  const starts = (await deps.server.state())?.starts ?? 0
  const before = await deps.server.stage(deps.base)
  const since = deps.now()
  deps.tell({ is: 'off', since })
  if ((await deps.server.cut()) === 'refused') return deps.tell({ is: 'resting' })
  while (((await deps.server.state())?.starts ?? 0) <= starts) await deps.wait(pollMs)
  const afterMs = deps.now() - since
  let after = await deps.server.stage(deps.base)
  while (after === null && before !== null) {
    await deps.wait(pollMs)
    after = await deps.server.stage(deps.base)
  }
  deps.tell({ is: 'back', afterMs, letters: lettersOf(before), lost: lostSince(before, after) })
}

const pollMs = 120

/** Numbers of the cards whose words are not all there any more. Words may have been added meanwhile, none may be missing. */
export function lostSince(before: StageView | null, after: StageView | null): number[] {
  return Object.values(before?.cards ?? {})
    .filter((card) => {
      const now = after?.cards[card.id]
      if (now === undefined) return true
      if (card.kind === 'recommendation' || now.kind === 'recommendation') return !now.text.includes(card.text)
      return !(now.text.includes(card.text) && now.answerText.startsWith(card.answerText))
    })
    .map((card) => card.number)
}

function lettersOf(stage: StageView | null): number {
  return Object.values(stage?.cards ?? {}).reduce(
    (sum, card) => sum + card.text.length + (card.kind === 'recommendation' ? 0 : card.answerText.length),
    0,
  )
}
