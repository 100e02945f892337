import { json, type Request, type Response, Router, urlencoded } from 'express'
import * as z from 'zod/mini'
import { documentName, parseDocumentName } from '../../shared/document/document-name.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { isTeam, type SessionRole } from '../../shared/domain/role.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { Plenary } from '../plenary/plenary.ts'
import { mayRead } from '../plenary/text-rights.ts'
import { isExpelled, sessionOf } from '../session/state.ts'
import { whyAbsent } from './absent-session.ts'
import { archivedFile } from './archived-file.ts'
import { onlySeats } from './arriving.ts'
import { handleCommand } from './control-connection.ts'
import { sendSealed } from './door-routes.ts'
import { postForm } from './form-route.ts'
import type { House } from './house.ts'
import { sendDenied, sendLaptop } from './laptop-page.ts'
import { SessionLost, sealedStage, sendExpelled, sendPhone, standingOf } from './phone-page.ts'
import { admit, basePath, type Place, parsePlace, takeTicket } from './seat-door.ts'
import { ticketFor } from './seat-ticket.ts'

const screens = {
  facilitator: 'console',
  rapporteur: 'rapporteur',
  expert: 'desk',
  board: 'board',
  participant: 'phone',
} as const satisfies Record<SessionRole, string>

const seatSchema = z.object({ token: z.nullable(z.string().check(z.maxLength(64))) })

/** Everything under `/s/<session>/<role>/`: pages and plain requests of one seat. */
export function seatRoutes(house: House): Router {
  const router = Router()
  const at = (path: string) => `/s/:session/:role${path}`
  router.get(at('/'), (request, response) => sendPage(house, request, response))
  router.post(at('/seat'), json({ limit: '4kb' }), (request, response) => takeSeat(house, request, response))
  router.post(at('/commands'), onlySeats(house), json({ limit: limits.commandBytesMax }), (request, response) =>
    postCommand(house, request, response),
  )
  router.post(at('/form'), urlencoded({ extended: false, limit: limits.commandBytesMax }), (request, response) =>
    postForm(house, request, response),
  )
  router.post(at('/forget'), (request, response) => forget(request, response))
  router.get(at('/stage.json'), (request, response) => sendStage(house, request, response))
  router.get(at('/own.json'), (request, response) => sendOwn(house, request, response))
  router.get(at('/state/:document'), (request, response) => sendState(house, request, response))
  router.get(
    [at('/minutes.html'), at('/minutes.docx'), at('/minutes.pdf'), at('/snapshot.json')],
    (request, response) => sendArchived(house, request, response),
  )
  return router
}

function placeOf(request: Request): Place | null {
  return parsePlace(request.params['session'], request.params['role'])
}

function refuse(response: Response, status: number, code: RefusalCode): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ refusal: refusal(code) })
}

/** Goes on with a checked seat of a living session, or refuses in JSON. */
async function withSeat(
  house: House,
  request: Request,
  response: Response,
  then: (plenary: Plenary, ticket: Ticket) => Promise<void> | void,
): Promise<void> {
  const place = placeOf(request)
  if (place === null) return refuse(response, 404, 'no-seat')
  const admission = admit(house.doors, request.headers.cookie, place.session, place.role)
  if (admission.is === 'denied') return refuse(response, 403, admission.why)
  const plenary = await house.sessions.living(place.session)
  if (plenary !== null) {
    if (isExpelled(plenary.memory().state, admission.ticket.seat)) return refuse(response, 403, 'expelled')
    return await then(plenary, admission.ticket)
  }
  const absent = whyAbsent(house, place.session)
  refuse(response, absent.status, absent.code)
}

async function sendPage(house: House, request: Request, response: Response): Promise<void> {
  const place = placeOf(request)
  if (place === null) return sendDenied(house, request, response, 'no-seat', 404)
  const standing = house.doors.standing(place.session)
  if (standing?.is === 'sealed') {
    if (place.role === 'participant') return sendSealed(house, request, response, place.session)
    if (place.role === 'board') return sendSealedBoard(house, request, response, place.session)
    return response.redirect(303, `${basePath(place.session, place.role)}/minutes.html`)
  }
  const admission = admit(house.doors, request.headers.cookie, place.session, place.role)
  if (admission.is === 'denied') return sendDenied(house, request, response, admission.why, 403)
  const plenary = await house.sessions.living(place.session)
  if (plenary === null) {
    const absent = whyAbsent(house, place.session)
    return sendDenied(house, request, response, absent.code, absent.status)
  }
  if (isExpelled(plenary.memory().state, admission.ticket.seat)) return sendExpelled(house, request, response)
  const now = await standingOf(plenary, admission.ticket)
  if (place.role === 'participant') {
    return sendPhone(house, request, response, {
      session: place.session,
      screen: 'phone',
      token: null,
      standing: now,
      refusal: null,
      posted: null,
      status: 200,
    })
  }
  sendLaptop(house, request, response, {
    screen: screens[place.role],
    ...place,
    base: basePath(place.session, place.role),
    refusal: null,
    title: now.stage?.session.shortTitle ?? 'Palabre',
    documents: { stage: documentName('stage', now.epoch) },
    status: 200,
  })
}

/** A wall that is opened again after the seal shows the end, from the archive: there is no session to follow. */
async function sendSealedBoard(house: House, request: Request, response: Response, session: SessionId): Promise<void> {
  const stage = await sealedStage(house, session)
  if (stage === null) return sendDenied(house, request, response, 'closed', 410)
  sendLaptop(house, request, response, {
    screen: 'board',
    session,
    role: 'board',
    base: basePath(session, 'board'),
    refusal: 'closed',
    title: stage.session.shortTitle,
    stage,
    documents: {},
    status: 200,
  })
}

/** The seat's cookie, if there was none: a person who scans again keeps his questions. */
async function takeSeat(house: House, request: Request, response: Response): Promise<void> {
  const place = placeOf(request)
  const body = seatSchema.safeParse(request.body)
  if (place?.role !== 'participant' || !body.success) return refuse(response, 400, 'malformed')
  const plenary = await house.sessions.living(place.session)
  const seating = ticketFor(house, request, response, place, body.data.token, plenary)
  if (seating.is === 'denied') return refuse(response, 403, seating.why)
  if (plenary === null) {
    const absent = whyAbsent(house, place.session)
    return refuse(response, absent.status, absent.code)
  }
  const { ticket } = seating
  if (isExpelled(plenary.memory().state, ticket.seat)) return refuse(response, 403, 'expelled')
  const { own, epoch } = await standingOf(plenary, ticket)
  response.set('Cache-Control', 'no-store').json({ own, documents: { stage: documentName('stage', epoch) } })
}

async function postCommand(house: House, request: Request, response: Response): Promise<void> {
  await withSeat(house, request, response, async (plenary, ticket) => {
    const answer = await handleCommand(request.body, plenary, ticket, house.rate)
    response.set('Cache-Control', 'no-store').json(answer)
  })
}

function forget(request: Request, response: Response): void {
  const place = placeOf(request)
  if (place === null) {
    refuse(response, 404, 'no-seat')
    return
  }
  takeTicket(response, place.session, place.role)
  // A plain form gets a page, a script its word.
  if (request.accepts(['json', 'html']) === 'html') {
    response.redirect(303, '/')
    return
  }
  response.set('Cache-Control', 'no-store').json({ forgotten: true })
}

async function sendStage(house: House, request: Request, response: Response): Promise<void> {
  const place = placeOf(request)
  const sealed = place !== null && house.doors.standing(place.session)?.is === 'sealed'
  // Whoever was off line at the close still gets the seal and the last picture of the room.
  if (sealed && admit(house.doors, request.headers.cookie, place.session, place.role).is === 'admitted') {
    const last = await sealedStage(house, place.session)
    if (last !== null) {
      response.set('Cache-Control', 'private, no-cache').json(last)
      return
    }
  }
  await withSeat(house, request, response, async (plenary, ticket) => {
    const { stage } = await standingOf(plenary, ticket)
    response.set('Cache-Control', 'no-store').json(stage)
  })
}

async function sendOwn(house: House, request: Request, response: Response): Promise<void> {
  await withSeat(house, request, response, async (plenary, ticket) => {
    const { own } = await standingOf(plenary, ticket)
    response.set('Cache-Control', 'no-store').json(own)
  })
}

/** A document's whole state for a first load; the socket brings the difference (DESIGN §4). */
async function sendState(house: House, request: Request, response: Response): Promise<void> {
  await withSeat(house, request, response, (plenary, ticket) => {
    const name = parseDocumentName(String(request.params['document']))
    return new Promise<void>((done, lost) => {
      const end = () => lost(new SessionLost())
      plenary.whenDurable((memory) => {
        done()
        const document = name === null ? undefined : memory.documents.get(name.base)
        if (name === null || document === undefined || name.epoch !== sessionOf(memory.state).epoch) {
          return refuse(response, 404, 'text-locked')
        }
        if (!mayRead(memory.state, ticket, document)) return refuse(response, 403, 'not-allowed')
        response
          .set('Cache-Control', 'private, no-cache')
          .set('ETag', `"${document.doc.clientID}-${document.version()}"`)
          .type('application/octet-stream')
        if (request.fresh) return void response.status(304).end()
        response.send(Buffer.from(document.encode()))
      }, end)
    })
  })
}

async function sendArchived(house: House, request: Request, response: Response): Promise<void> {
  const place = placeOf(request)
  if (place === null) return sendDenied(house, request, response, 'no-seat', 404)
  const admission = admit(house.doors, request.headers.cookie, place.session, place.role)
  const allowed = isTeam(place.role) || place.role === 'expert'
  if (admission.is === 'denied') return sendDenied(house, request, response, admission.why, 403)
  if (!allowed) return sendDenied(house, request, response, 'not-allowed', 403)
  const found = await archivedFile(house.archive, place.session, request.path.split('/').at(-1) ?? '')
  if (found === null) return sendDenied(house, request, response, 'unavailable', 404)
  response.set({
    'Cache-Control': 'no-store',
    // The minutes carry their own style and no script: the page that shows them may do nothing else.
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups",
    'Content-Disposition': `${found.inline ? 'inline' : 'attachment'}; filename="${found.name}"`,
  })
  response.type(found.type).send(Buffer.from(found.bytes))
}
