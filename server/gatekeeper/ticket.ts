import { createHmac, timingSafeEqual } from 'node:crypto'
import { type LinkId, parseId, type SeatId, type SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'

/** What a seat's cookie says. It is bound to one session and one role: it opens nothing else. */
export interface Ticket {
  readonly session: SessionId
  readonly role: SessionRole
  readonly seat: SeatId
  readonly link: LinkId
}

/** Name of the cookie. Its `Path=/s/<session>/<role>/` lets console, board, desk and phone live side by side (DESIGN §5). */
export const ticketCookie = 'seat'

/** `<seat>.<link>.<mac>`; session and role lie in the path and under the signature. HMAC-SHA256, base64url. */
export function signTicket(key: Uint8Array, ticket: Ticket): string {
  return `${ticket.seat}.${ticket.link}.${mac(key, ticket)}`
}

/** Gives the ticket back, or null for anything not signed by this house for this session and role. */
export function readTicket(
  key: Uint8Array,
  session: SessionId,
  role: SessionRole,
  value: string | undefined,
): Ticket | null {
  const parts = value?.split('.') ?? []
  const seat = parseId<SeatId>(parts[0])
  const link = parseId<LinkId>(parts[1])
  const given = parts[2]
  if (parts.length !== 3 || seat === null || link === null || given === undefined) return null
  const ticket: Ticket = { session, role, seat, link }
  const expected = Buffer.from(mac(key, ticket))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? ticket : null
}

/** Fields are of fixed alphabets without the separator: no two tickets share the signed bytes. */
function mac(key: Uint8Array, ticket: Ticket): string {
  return createHmac('sha256', key)
    .update(`seat|${ticket.session}|${ticket.role}|${ticket.seat}|${ticket.link}`)
    .digest('base64url')
}

/** One cookie out of a `Cookie` header; the first of that name, undefined when there is none. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const cut = pair.indexOf('=')
    if (cut > 0 && pair.slice(0, cut).trim() === name) return pair.slice(cut + 1).trim()
  }
  return undefined
}
