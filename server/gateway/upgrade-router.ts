import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { limits } from '../../shared/domain/limits.ts'
import type { Doors } from '../catalogue/catalogue.ts'
import type { ArrivalLimit } from '../gatekeeper/arrival-limit.ts'
import { isOwnHost, isOwnOrigin } from '../gatekeeper/origin-check.ts'
import type { Sessions } from '../plenary/sessions.ts'
import type { Log } from '../runtime/log.ts'
import { isExpelled } from '../session/state.ts'
import type { ControlChannel } from './control-channel.ts'
import type { DocumentChannel } from './document-channel.ts'
import { admit, parsePlace } from './seat-door.ts'

export interface UpgradeDeps {
  readonly doors: Doors
  readonly sessions: Sessions
  readonly documents: DocumentChannel
  readonly control: ControlChannel
  readonly arrivals: ArrivalLimit
  readonly hostNames: ReadonlySet<string>
  readonly log: Log
}

/** The only listener of `upgrade` on the house's server: checks host, origin and seat before anything is a socket. */
export function routeUpgrades(server: Server, deps: UpgradeDeps): void {
  server.on('upgrade', (request, socket, head) => {
    // A peer that goes away while we look it up must not end the process.
    socket.on('error', () => socket.destroy())
    void route(request, socket, head, deps).catch((error: unknown) => {
      deps.log.error('http-failed', { service: 'upgrade' }, error)
      socket.destroy()
    })
  })
}

async function route(request: IncomingMessage, socket: Duplex, head: Buffer, deps: UpgradeDeps): Promise<void> {
  if (!isOwnHost(request.headers.host, deps.hostNames) || !isOwnOrigin(request.headers)) return reject(socket, 403)
  const path = (request.url ?? '').split('?')[0] ?? ''
  const match = /^\/s\/([^/]+)\/([^/]+)\/(?:(control)\/?|sync\/([^/]+))$/.exec(path)
  const place = match === null ? null : parsePlace(match[1], match[2])
  if (match === null || place === null) return reject(socket, 404)
  const admission = admit(deps.doors, request.headers.cookie, place.session, place.role)
  if (admission.is === 'denied') return reject(socket, deps.arrivals.stranger(request) ? 403 : 429)
  if (!deps.arrivals.seat(admission.ticket.seat)) return reject(socket, 429)
  const plenary = await deps.sessions.living(place.session)
  if (plenary === null) return reject(socket, deps.doors.standing(place.session)?.is === 'sealed' ? 410 : 503)
  // Places for the room run out before those who conduct it are turned away.
  if (place.role === 'participant' && plenary.sockets() >= limits.socketsPerSessionMax) return reject(socket, 503)
  const isOpen = () =>
    admit(deps.doors, request.headers.cookie, place.session, place.role).is === 'admitted' &&
    !isExpelled(plenary.memory().state, admission.ticket.seat)
  // The session was loaded meanwhile; from here to the plenary's list of sockets there is no more waiting.
  if (!isOpen()) return reject(socket, 403)
  const leave = deps.arrivals.socket(admission.ticket.seat)
  if (leave === null) return reject(socket, 429)
  socket.once('close', leave)
  if (match[3] === 'control') return deps.control.upgrade(request, socket, head, plenary, admission.ticket, isOpen)
  deps.documents.upgrade(request, socket, head, plenary, admission.ticket, match[4] ?? '')
}

const reasons = {
  403: 'Forbidden',
  404: 'Not Found',
  410: 'Gone',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
} as const

/** Node keeps its half of a refused socket for as long as the other end keeps its own: ours is let go once it is said. */
function reject(socket: Duplex, status: keyof typeof reasons): void {
  const answer = `HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
  socket.end(answer, () => socket.destroy())
}
