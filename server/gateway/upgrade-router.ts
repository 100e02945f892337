import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { limits } from '../../shared/domain/limits.ts'
import type { Doors } from '../catalogue/catalogue.ts'
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
  if (admission.is === 'denied') return reject(socket, 403)
  const plenary = await deps.sessions.living(place.session)
  if (plenary === null) return reject(socket, deps.doors.standing(place.session)?.is === 'sealed' ? 410 : 503)
  if (plenary.sockets() >= limits.socketsPerSessionMax) return reject(socket, 503)
  const isOpen = () =>
    admit(deps.doors, request.headers.cookie, place.session, place.role).is === 'admitted' &&
    !isExpelled(plenary.memory().state, admission.ticket.seat)
  // The session was loaded meanwhile; from here to the plenary's list of sockets there is no more waiting.
  if (!isOpen()) return reject(socket, 403)
  if (match[3] === 'control') return deps.control.upgrade(request, socket, head, plenary, admission.ticket, isOpen)
  deps.documents.upgrade(request, socket, head, plenary, admission.ticket, match[4] ?? '')
}

const reasons = { 403: 'Forbidden', 404: 'Not Found', 410: 'Gone', 503: 'Service Unavailable' } as const

function reject(socket: Duplex, status: keyof typeof reasons): void {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
