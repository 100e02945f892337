import type { CardId } from '../../shared/domain/ids.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'

/** The card that an answer is about; a refusal fails the test with its name. */
export function cardOf(answer: CommandAnswer): CardId {
  if (answer.is === 'refused') throw new Error(`refused: ${answer.refusal.code}`)
  if (answer.card === null) throw new Error('an answer without a card')
  return answer.card
}
