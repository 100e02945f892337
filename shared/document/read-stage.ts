import * as Y from 'yjs'
import type { CardId } from '../domain/ids.ts'
import type { StageCard, StageView } from '../domain/stage-view.ts'
import { stageRoots } from './stage-shape.ts'

/**
 * The one place where the stage's shape is read (phone, board, archive). Null while the document is still empty: a page
 * that has no first copy yet. The server wrote it and nobody else can, so the values are taken as they are.
 * `before`: cards as read earlier, taken over where their id is not among `touched`; else each card is read anew.
 */
export function readStage(
  document: Y.Doc,
  before?: { readonly cards: StageView['cards']; readonly touched: ReadonlySet<string> },
): StageView | null {
  const session = document.getMap(stageRoots.session)
  if (session.size === 0) return null
  const cards: Record<CardId, StageCard> = {}
  for (const [id, card] of document.getMap(stageRoots.cards)) {
    const known = before?.touched.has(id) === false ? before.cards[id as CardId] : undefined
    if (known !== undefined) cards[id as CardId] = known
    else if (card instanceof Y.Map) cards[id as CardId] = card.toJSON() as StageCard
  }
  const board = document.getMap(stageRoots.board).toJSON()
  const { clock, ...wall } = board
  return {
    session: session.toJSON(),
    board: wall,
    clock,
    counts: document.getMap(stageRoots.counts).toJSON(),
    join: document.getMap(stageRoots.join).toJSON(),
    cards,
  } as unknown as StageView
}
