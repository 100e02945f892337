import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Corrections } from '../correction/corrections.ts'
import { cookieValue } from '../gatekeeper/ticket.ts'
import type { Clock } from '../runtime/clock.ts'
import type { House } from './house.ts'

/** What the organiser's routes need. `address.origin`: such as `http://192.168.1.20:8080`, as people must type it. */
export interface OrganiserDeps {
  readonly house: House
  readonly catalogue: Catalogue
  readonly corrections: Corrections
  readonly address: { readonly origin: () => string; readonly link: (token: string) => string }
}

/** As long as a seat's: a day of preparing, not the week after on a laptop that was lent. */
const cookieSeconds = 12 * 60 * 60
const cookieName = 'organiser'
const cookiePath = '/organiser/'

/** `<end, seconds since the epoch>.<mac>`. A new organiser's secret ends every cookie given under the old one. */
export function giveOrganiserCookie(deps: OrganiserDeps, response: Response): void {
  const end = String(Math.floor(latestOf(deps.house.clock) / 1000) + cookieSeconds)
  const value = `${end}.${mac(deps, end)}`
  const secure = deps.house.secure ? '; Secure' : ''
  response.append(
    'Set-Cookie',
    `${cookieName}=${value}; Path=${cookiePath}; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure}`,
  )
}

export function isOrganiser(deps: OrganiserDeps, request: Request): boolean {
  const [end, given, ...rest] = cookieValue(request.headers.cookie, cookieName)?.split('.') ?? []
  if (end === undefined || given === undefined || rest.length > 0 || !/^\d{1,12}$/.test(end)) return false
  const [expected, actual] = [Buffer.from(mac(deps, end)), Buffer.from(given)]
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return false
  return Number(end) * 1000 > latestOf(deps.house.clock)
}

/** The latest moment that this house has seen: a clock that is set back brings no ended cookie to life (TRUST D-10). */
function latestOf(clock: Clock): number {
  const now = Math.max(clock.now(), latest.get(clock) ?? 0)
  latest.set(clock, now)
  return now
}
const latest = new WeakMap<Clock, number>()

/** The house's key signs seats too; what it signs begins differently. */
function mac({ catalogue }: OrganiserDeps, end: string): string {
  return createHmac('sha256', catalogue.houseKey())
    .update(`organiser|${catalogue.organiserToken()}|${end}`)
    .digest('base64url')
}
