import type { Request, Response } from 'express'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { Plenary } from '../plenary/plenary.ts'
import { isExpelled } from '../session/state.ts'
import { commandIdOf, commandOfFields, readFormToken } from './command-form.ts'
import { handleCommand } from './control-connection.ts'
import { sendSealed } from './door-routes.ts'
import type { House } from './house.ts'
import { sendDenied } from './laptop-page.ts'
import { sendExpelled, sendPhone, standingOf } from './phone-page.ts'
import { parsePlace } from './seat-door.ts'
import { ticketFor } from './seat-ticket.ts'

/** The same acts without script: what was typed comes back in the page when it is refused. */
export async function postForm(house: House, request: Request, response: Response): Promise<void> {
  const place = parsePlace(request.params['session'], request.params['role'])
  const fields = (request.body ?? {}) as Record<string, unknown>
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : '')
  if (place?.role !== 'participant') return sendDenied(house, request, response, 'no-seat', 404)
  const formId = readFormToken(house.doors.houseKey(), place.session, fields['formToken'])
  if (formId === null) return sendDenied(house, request, response, 'outdated', 403)
  const plenary = await house.sessions.living(place.session)
  if (plenary === null) return sendSealed(house, request, response, place.session)
  const seating = ticketFor(house, request, response, place, text('token') || null, plenary)
  if (seating.is === 'denied') return sendDenied(house, request, response, seating.why, 403)
  const { ticket } = seating
  if (isExpelled(plenary.memory().state, ticket.seat)) return sendExpelled(house, request, response)
  const { formToken: _, token: __, id: ___, ...act } = fields
  const envelope = {
    id: commandIdOf(formId, act),
    command: commandOfFields(act, nextOrder(plenary, ticket, text('card'))),
  }
  const answer = await handleCommand(envelope, plenary, ticket, house.rate)
  const standing = await standingOf(plenary, ticket)
  sendPhone(house, request, response, {
    session: place.session,
    screen: 'phone',
    token: text('token') === '' ? null : text('token'),
    standing,
    refusal: null,
    posted:
      answer.is === 'done'
        ? { is: 'done', kind: text('kind'), number: answer.number }
        : {
            is: 'refused',
            kind: text('kind'),
            refusal: answer.refusal,
            text: text('text'),
            form: text('form') === 'contribution' ? 'contribution' : 'question',
            name: text('name') === '' ? null : text('name'),
            code: '',
          },
    status: answer.is === 'done' ? 200 : 422,
  })
}

/** One more than the seat's last word on this card: a device that counts for itself goes on from there. */
function nextOrder(plenary: Plenary, ticket: Ticket, card: string): number {
  const { support, opinion, ballot } = plenary.memory().state
  const key = `${card}|${ticket.seat}`
  return Math.max(...[support, opinion, ballot].map((rows) => rows.get(key)?.order ?? 0)) + 1
}
