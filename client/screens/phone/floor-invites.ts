import type { CardId } from '../../../shared/domain/ids.ts'
import type { OwnView } from '../../../shared/domain/role-view.ts'
import { parseTextName, type TextName } from '../../../shared/domain/text.ts'

/** Texts that the team opened to the room, besides those of these cards; their cards may not be on the stage yet. */
export function invitesOf(own: OwnView, besides: readonly CardId[]): readonly { text: TextName; card: CardId }[] {
  return (Object.keys(own.floors) as TextName[]).flatMap((text) => {
    const card = parseTextName(text)?.card ?? null
    return card === null || besides.includes(card) ? [] : [{ text, card }]
  })
}
