import { readStage } from '../../../shared/document/read-stage.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse } from '../../world/served-house.ts'
import { type RawDocument, send, takeSeat } from './wire.ts'

/** A house with one question on the wall, whose answer is live. */
export async function aRoom(speed: number) {
  const house = await aServedHouse({ speed })
  const [facilitator, expert, board, phone] = await Promise.all(
    (['facilitator', 'expert', 'board', 'participant'] as const).map((role) => takeSeat(house, role)),
  )
  if (facilitator === undefined || expert === undefined || board === undefined || phone === undefined) throw new Error()
  const asked = { kind: 'write-for', form: 'question', text: 'Qui décide ?', channel: 'paper', asker: null }
  const card = cardOf(await send(house, facilitator, asked))
  await send(house, facilitator, { kind: 'set-answer', card, state: 'live' })
  return { house, facilitator, expert, board, phone, card, answer: textName('answer', card) }
}

/** The answer as a replica of the stage shows it. */
export function wallText(wall: RawDocument, card: CardId): string {
  const face = readStage(wall.doc)?.cards[card]
  return face !== undefined && 'answerText' in face ? face.answerText : ''
}
