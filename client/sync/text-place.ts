import type { CardId } from '../../shared/domain/ids.ts'
import { documentReading, textWriting } from '../../shared/domain/permission.ts'
import { isTeam, type SessionRole } from '../../shared/domain/role.ts'
import type { FloorRow, RoleView } from '../../shared/domain/role-view.ts'
import { documentOfText, parseTextName, type TextName } from '../../shared/domain/text.ts'
import { isOpen } from '../../shared/domain/vote.ts'

/** Where a text is written now. */
export interface TextPlace {
  /** Base name of its document; null when this role cannot reach it. */
  readonly document: string | null
  readonly writes: boolean
}

/**
 * While a floor is open on a text its desk is locked, and those invited write on the floor. A text of a card that the view
 * does not know yet has no root in the document either: what would be written in it now would be refused.
 */
export function placeOfText(role: SessionRole, view: RoleView | null, name: TextName): TextPlace {
  const parts = parseTextName(name)
  if (parts === null) return nowhere
  const floor = view?.floors?.[name]
  const settled = isSettled(view, parts.card)
  if (floor !== undefined && isInvited(role, floor)) return { document: floor.document, writes: !settled }
  const document = documentOfText[parts.kind]
  if (documentReading[document][role] !== 'reads') return nowhere
  const known = parts.card === null || (view !== null && 'cards' in view && view.cards[parts.card] !== undefined)
  const closing = view !== null && 'session' in view && view.session.row.closing
  const locked = floor !== undefined || closing || settled || !known
  return { document, writes: !locked && textWriting[parts.kind][role] === 'writes' }
}

/** What the room adopted, or was told is withdrawn, is taken up again before it is rewritten. */
function isSettled(view: RoleView | null, id: CardId | null): boolean {
  if (id === null || view === null || !('cards' in view)) return false
  const card = view.cards[id]
  return card !== undefined && 'outcome' in card && (card.outcome.is !== 'in-progress' || isOpen(card.vote))
}

/** As the server judges it: a floor that this role may not enter would be closed on it again and again. */
function isInvited(role: SessionRole, floor: FloorRow): boolean {
  return isTeam(role) || (floor.to === 'expert' ? role === 'expert' : role === 'participant')
}

const nowhere: TextPlace = { document: null, writes: false }
