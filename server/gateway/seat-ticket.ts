import type { Request, Response } from 'express'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { House } from './house.ts'
import { admit, giveTicket, newTicket, type Place } from './seat-door.ts'

/** The seat that the cookie names, or a new one for whoever brings the participants' token. Null: neither. */
export function ticketFor(
  house: House,
  request: Request,
  response: Response,
  place: Place,
  token: string | null,
): Ticket | null {
  const admission = admit(house.doors, request.headers.cookie, place.session, place.role)
  if (admission.is === 'admitted') return admission.ticket
  const opened = token === null ? null : house.doors.linkOfToken(token.toUpperCase())
  if (opened?.role !== 'participant' || opened.session !== place.session) return null
  const ticket = newTicket(house.random, place.session, 'participant', opened.link)
  giveTicket(response, house.doors, ticket, house.secure)
  return ticket
}
