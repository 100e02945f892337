import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { isOwnOrigin } from '../gatekeeper/origin-check.ts'
import type { House } from './house.ts'
import { admit, parsePlace } from './seat-door.ts'

/** How long somebody who asks too fast is asked to wait. */
const waitSeconds = 5

/** In front of every parser: what would change something comes from our own page, or from no browser at all (TRUST A-09). */
export function refuseForeign(request: Request, response: Response, next: NextFunction): void {
  const looks = request.method === 'GET' || request.method === 'HEAD'
  if (looks || isOwnOrigin(request.headers)) next()
  else refuse(response, 403, 'not-allowed')
}

/** Counted before a byte of a body is parsed: by seat, and by address for whoever has none. */
export function countArrivals(house: Pick<House, 'arrivals' | 'doors'>): RequestHandler {
  return (request, response, next) => {
    const [, s, session, role] = request.path.split('/')
    const place = s === 's' ? parsePlace(session, role) : null
    const admission = place === null ? null : admit(house.doors, request.headers.cookie, place.session, place.role)
    const may =
      admission?.is === 'admitted' ? house.arrivals.seat(admission.ticket.seat) : house.arrivals.stranger(request)
    if (may) {
      next()
      return
    }
    response.set('Retry-After', String(waitSeconds))
    refuse(response, 429, 'too-many', waitSeconds)
  }
}

/** Goes on only with a seat's cookie: a body is not even read for anybody else. */
export function onlySeats(house: Pick<House, 'doors'>): RequestHandler {
  return (request, response, next) => {
    const place = parsePlace(request.params['session'], request.params['role'])
    if (place === null) {
      refuse(response, 404, 'no-seat')
      return
    }
    const admission = admit(house.doors, request.headers.cookie, place.session, place.role)
    if (admission.is === 'admitted') next()
    else refuse(response, 403, admission.why)
  }
}

function refuse(response: Response, status: number, code: RefusalCode, count: number | null = null): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ refusal: refusal(code, count) })
}
