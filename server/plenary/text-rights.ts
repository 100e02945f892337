import { documentReading, textWriting } from '../../shared/domain/permission.ts'
import { isTeam } from '../../shared/domain/role.ts'
import { parseTextName, type TextName, textCharactersMax } from '../../shared/domain/text.ts'
import { isOpen } from '../../shared/domain/vote.ts'
import type { LiveDocument } from '../document/live-document.ts'
import type { TextRight } from '../gatekeeper/gate.ts'
import type { Actor } from '../session/decision.ts'
import { isExpelled, type SessionState, sessionOf } from '../session/state.ts'
import { documentOfName } from './memory.ts'

/** May this seat open the document at all? A document is an audience: who reads it reads all of it. */
export function mayRead(state: SessionState, actor: Actor, document: LiveDocument): boolean {
  if (isExpelled(state, actor.seat)) return false
  const reading = documentReading[document.kind][actor.role]
  if (reading === 'reads') return true
  if (reading === 'never') return false
  for (const floor of state.floor.values()) {
    if (floor.document !== document.base) continue
    return (floor.to === 'room' && actor.role === 'participant') || (floor.to === 'expert' && actor.role === 'expert')
  }
  return false
}

/**
 * What a seat may change in a text, as the gate asks it. Null: not a text of this document. Opening a floor moves the
 * text: its desk root is locked, the team and those invited write on the floor, a participant deletes only his own.
 */
export function textRight(state: SessionState, actor: Actor, document: LiveDocument, name: string): TextRight | null {
  const parts = parseTextName(name)
  if (parts === null) return null
  const charactersMax = textCharactersMax[parts.kind]
  const none: TextRight = { mayInsert: false, mayDelete: 'none', charactersMax }
  if (sessionOf(state).closing) return none
  const card = parts.card === null ? undefined : state.card.get(parts.card)
  // What the room adopted is not rewritten under its name: it is taken up again first.
  if (parts.kind === 'recommendation' && card?.kind === 'recommendation' && card.outcome.is !== 'in-progress')
    return none
  // Nor what it is voting on.
  if (parts.kind === 'recommendation' && card?.kind === 'recommendation' && isOpen(card.vote)) return none
  const floor = state.floor.get(name as TextName)
  if (document.kind === 'floor') {
    if (floor?.document !== document.base || !mayRead(state, actor, document)) return none
    const deletes = isTeam(actor.role) || actor.role === 'expert' ? 'all' : 'own'
    return { mayInsert: true, mayDelete: deletes, charactersMax }
  }
  if (documentOfName(name as TextName) !== document.base || floor !== undefined) return none
  if (textWriting[parts.kind][actor.role] !== 'writes' || !mayRead(state, actor, document)) return none
  return { mayInsert: true, mayDelete: 'all', charactersMax }
}
