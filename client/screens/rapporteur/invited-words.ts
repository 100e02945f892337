import { limits } from '../../../shared/domain/limits.ts'
import type { FloorRow } from '../../../shared/domain/role-view.ts'
import type { Presence } from '../../../shared/protocol/control.ts'
import type { Words } from '../../../shared/words/words.ts'

/** Who can write in an open text, in words: how many phones, or the expert by name. */
export function invitedWords(
  words: Words,
  to: FloorRow['to'],
  presence: Presence | null,
  expert: string | null,
): string {
  if (to === 'expert') {
    if (presence?.experts === 0) return words('rap.floorexpertaway')
    return words('rap.floorexpert', { name: expert ?? words('rap.floorsomeone') })
  }
  const phones = presence?.phones ?? 0
  // At most so many seats have a floor open at once: the team is one of them.
  return words(phones < limits.floorSeatsMax ? 'rap.floorphones' : 'rap.floormax', { n: phones })
}
