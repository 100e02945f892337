import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { limits } from '../../shared/domain/limits.ts'
import type { Clock } from '../runtime/clock.ts'

/**
 * The house's one listening server. Whoever is slow on purpose is let go early (TRUST F-07, F-08): Node would wait a
 * minute for headers, five for a body, look for the late ones twice a minute, and never ask a connection that says nothing.
 */
export function createDoor(answer: RequestListener, clock: Clock): Server {
  const times = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: 15_000,
    connectionsCheckingInterval: 1_000,
  }
  const server = createServer(times, answer)
  server.timeout = limits.idleConnectionMs
  server.on('connection', (socket: Socket) => {
    const cancel = clock.after(limits.silentConnectionMs, () => {
      // A browser opens connections in advance, and opens another one when it finds one closed.
      if (socket.bytesRead === 0) socket.destroy()
    })
    socket.once('close', cancel)
  })
  return server
}
