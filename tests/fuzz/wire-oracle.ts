import * as Y from 'yjs'
import { readStage } from '../../shared/document/read-stage.ts'
import { stageRoots } from '../../shared/document/stage-shape.ts'
import { call, type Seat } from '../server/gateway/wire.ts'
import type { HonestRoom, HonestWork } from './honest-work.ts'
import type { WireWorld } from './wire-world.ts'

/** A document as the server gives it to whoever may read it. */
export async function serverCopy(world: Pick<WireWorld, 'host'>, seat: Seat, document: string): Promise<Y.Doc> {
  const answer = await call(world, 'GET', `${seat.base}/state/${document}`, { cookie: seat.cookie })
  if (answer.status !== 200) throw new Error(`${document}: ${answer.status}`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, answer.bytes)
  return doc
}

/** The stage without what the room's own taps and presence may change: as text, to be compared. */
export function stageFace(doc: Y.Doc, liveCard: string): string {
  const view = readStage(doc)
  if (view === null) return ''
  const cards = Object.entries(view.cards).map(([id, card]) => {
    const face: Record<string, unknown> = { ...card, supports: 0, opinions: null }
    if (id === liveCard) delete face['answerText']
    return [id, face]
  })
  const { counts: _counts, cards: _cards, board, ...rest } = view
  // Whoever is in the room may raise a hand; to whom the floor is given is the team's.
  const { speaking, ...wall } = board
  const floor = [speaking?.current ?? null, speaking?.interpreting ?? false]
  return JSON.stringify([
    rest,
    wall,
    floor,
    cards,
    [...doc.share.keys()].sort(),
    doc.store.pendingStructs,
    doc.store.pendingDs,
  ])
}

/** What is not as honest people left it, in words; nothing when all is well. */
export async function differences(
  world: Pick<WireWorld, 'host' | 'witness'>,
  room: HonestRoom,
  work: HonestWork,
  stageBefore: string,
): Promise<string[]> {
  const found: string[] = []
  const [stage, answers, desk, floor] = await Promise.all(
    ['stage.1', 'answers.1', 'desk.1', room.floor].map((name) => serverCopy(world, world.witness, name)),
  )
  if (stage === undefined || answers === undefined || desk === undefined || floor === undefined) return ['unread']
  if (stageFace(stage, room.card) !== stageBefore) found.push('the stage is another')
  const shown = readStage(stage)?.cards[room.card]
  if (shown === undefined || !('answerText' in shown) || shown.answerText !== work.answer)
    found.push('the wall’s answer')
  if (answers.getText(room.answerText).toString() !== work.answer) found.push('the answer')
  if (desk.getText(room.deskText).toString() !== work.desk) found.push('the recommendation')
  // Nobody else may write there: an id that the writers’ own pages do not know is somebody’s who got in.
  if (hasOthers(answers, work.answerClients)) found.push('a stranger among the answers')
  if (hasOthers(desk, work.deskClients)) found.push('a stranger on the desk')
  for (const [name, doc] of [
    ['answers', answers],
    ['desk', desk],
    ['floor', floor],
  ] as const) {
    for (const why of oddities(doc)) found.push(`${name}: ${why}`)
  }
  // On the floor the room writes too; it deletes nothing but its own.
  if (!holds(floor.getText(room.floorText).toString(), 'Chaque année, Former les élus.'))
    found.push('the floor’s words')
  return found
}

/** What no document of plain texts may hold, whoever wrote it. */
export function oddities(doc: Y.Doc): string[] {
  const found: string[] = []
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) found.push('something pends')
  for (const [name, type] of doc.share) {
    if (Object.values(stageRoots).some((root) => root === name)) continue
    if (!/^(answer|summary|recommendation|wording|note|minutes):/.test(name)) found.push('a root that nobody made')
    if (type._map.size > 0) found.push('an entry of a map')
    for (let item = type._start; item !== null; item = item.right) {
      const { content } = item
      if (!(content instanceof Y.ContentString) && !(content instanceof Y.ContentDeleted)) found.push('no plain words')
    }
  }
  return found
}

function hasOthers(doc: Y.Doc, known: readonly number[]): boolean {
  return [...doc.store.clients.keys()].some((client) => !known.includes(client))
}

/** Whether the letters stand in a text in their order, whatever others put between. */
function holds(words: string, letters: string): boolean {
  let at = 0
  for (const letter of words) if (letter === letters[at]) at++
  return at >= letters.length
}
