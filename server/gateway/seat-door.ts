import type { Request, Response } from 'express'
import { asId, type LinkId, parseId, type SeatId, type SessionId } from '../../shared/domain/ids.ts'
import { parseSessionRole, type SessionRole } from '../../shared/domain/role.ts'
import type { Doors } from '../catalogue/catalogue.ts'
import { cookieValue, readTicket, signTicket, type Ticket, ticketCookie } from '../gatekeeper/ticket.ts'
import type { Random } from '../runtime/random.ts'

/** `/s/<session>/<role>`: pages, requests and sockets of a seat lie under it, and its cookie goes nowhere else. */
export function basePath(session: SessionId, role: SessionRole): string {
  return `/s/${session}/${role}`
}

/** One role's place in one session. */
export interface Place {
  readonly session: SessionId
  readonly role: SessionRole
}

/** Session and role out of a path's parts; null when they are none. */
export function parsePlace(session: unknown, role: unknown): Place | null {
  const parsedSession = parseId<SessionId>(session)
  const parsedRole = parseSessionRole(role)
  return parsedSession === null || parsedRole === null ? null : { session: parsedSession, role: parsedRole }
}

export type Admission =
  | { readonly is: 'admitted'; readonly ticket: Ticket }
  | { readonly is: 'denied'; readonly why: 'no-seat' | 'link-revoked' }

/** Who comes with this cookie. The link is looked up each time: one that was taken back opens nothing. */
export function admit(doors: Doors, cookie: string | undefined, session: SessionId, role: SessionRole): Admission {
  const ticket = readTicket(doors.houseKey(), session, role, cookieValue(cookie, ticketCookie))
  if (ticket === null) return { is: 'denied', why: 'no-seat' }
  const standing = doors.standing(session)?.is
  if (standing === 'living' ? !doors.isAlive(ticket.link) : doors.wasTakenBack(ticket.link))
    return { is: 'denied', why: 'link-revoked' }
  return { is: 'admitted', ticket }
}

/** A new seat for a link: a random number in a signed cookie, nothing on disk until its first command. */
export function newTicket(random: Random, session: SessionId, role: SessionRole, link: LinkId): Ticket {
  return { session, role, seat: asId<SeatId>(random.id()), link }
}

/** Twelve hours: a plenary, its evening, not the week after. */
const cookieSeconds = 12 * 60 * 60

export function giveTicket(response: Response, doors: Doors, ticket: Ticket, secure: boolean): void {
  const value = signTicket(doors.houseKey(), ticket)
  const path = `${basePath(ticket.session, ticket.role)}/`
  response.append(
    'Set-Cookie',
    `${ticketCookie}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure ? '; Secure' : ''}`,
  )
}

export function takeTicket(response: Response, session: SessionId, role: SessionRole): void {
  response.append('Set-Cookie', `${ticketCookie}=; Path=${basePath(session, role)}/; HttpOnly; SameSite=Lax; Max-Age=0`)
}

/** French first; a person's choice (`?lang=`) before the browser's wish. */
export function languageOf(request: Request, house: 'fr' | 'en'): 'fr' | 'en' {
  const body = request.body as Readonly<Record<string, unknown>> | undefined
  const asked = request.query['lang'] ?? body?.['lang']
  if (asked === 'fr' || asked === 'en') return asked
  const wished = request.acceptsLanguages('fr', 'en')
  return wished === 'fr' || wished === 'en' ? wished : house
}
