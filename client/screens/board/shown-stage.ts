import type { StageView } from '../../../shared/domain/stage-view.ts'

/** What this screen shows instead of what the console says. */
export type Local = 'join' | 'hidden' | null

/** The stage with this screen's own wish laid over it: nothing is asked of the server. A closed session ends on « Merci ». */
export function shownStage(stage: StageView, local: Local, closed: boolean): StageView {
  const board = stage.board
  if (local === 'join') return { ...stage, board: { ...board, view: 'join', hidden: false } }
  if (local === 'hidden') return { ...stage, board: { ...board, hidden: true } }
  return closed ? { ...stage, board: { ...board, view: 'end', hidden: false } } : stage
}
