import type { Request, Response } from 'express'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { Plenary } from '../plenary/plenary.ts'
import { sessionOf } from '../session/state.ts'
import type { House } from './house.ts'
import { admit, giveTicket, newTicket, type Place } from './seat-door.ts'

export type Seating =
  | { readonly is: 'seated'; readonly ticket: Ticket }
  | { readonly is: 'denied'; readonly why: 'no-seat' | 'doors-closed' }

/**
 * The seat that the cookie names, or a new one for whoever brings the participants' token while the doors are open: shut,
 * they are shut for the link too, and whoever was shut out does not come back by another browser.
 */
export function ticketFor(
  house: House,
  request: Request,
  response: Response,
  place: Place,
  token: string | null,
  plenary: Plenary | null,
): Seating {
  const admission = admit(house.doors, request.headers.cookie, place.session, place.role)
  if (admission.is === 'admitted') return { is: 'seated', ticket: admission.ticket }
  const opened = token === null ? null : house.doors.linkOfToken(token.toUpperCase())
  if (opened?.role !== 'participant' || opened.session !== place.session) return { is: 'denied', why: 'no-seat' }
  if (plenary !== null && !sessionOf(plenary.memory().state).doorsOpen) return { is: 'denied', why: 'doors-closed' }
  const ticket = newTicket(house.random, place.session, 'participant', opened.link)
  giveTicket(response, house.doors, ticket, house.secure)
  return { is: 'seated', ticket }
}
