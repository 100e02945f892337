import type { bamakoAtWork, SessionAtWork } from '../world/session-at-work.ts'
import type { View } from './camera.ts'

/** The other views of the wall. */
export async function wall(
  board: View,
  { facilitator, act }: SessionAtWork,
  bamako: Awaited<ReturnType<typeof bamakoAtWork>>,
): Promise<void> {
  await act(facilitator, { kind: 'show-view', view: 'join', message: '' })
  await board.sees('board.orCode')
  await board.shoot('normal-join')
  await act(facilitator, { kind: 'show-view', view: 'becomes', message: '' })
  await board.sees('phone.why')
  await board.shoot('normal-becomes')
  await act(facilitator, { kind: 'show-view', view: 'pause', message: 'Reprise à 11 h' })
  await board.sees('board.pause')
  await board.shoot('normal-pause')
  await act(facilitator, { kind: 'spotlight', card: bamako.shownRecommendation })
  await board.sees('board.yourOpinion')
  await board.shoot('normal-recommendation')
  await act(facilitator, { kind: 'hide-board', hidden: true })
  await board.each((page) =>
    page
      .getByRole('heading', { level: 2 })
      .waitFor({ state: 'detached' })
      .catch(() => undefined),
  )
  await board.shoot('hidden')
  await act(facilitator, { kind: 'hide-board', hidden: false })
}
