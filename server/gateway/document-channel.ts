import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { limits } from '../../shared/domain/limits.ts'
import { closeCodes } from '../../shared/domain/refusal.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { Plenary } from '../plenary/plenary.ts'
import type { Clock } from '../runtime/clock.ts'
import { type DocumentConnectionDeps, openDocument } from './document-connection.ts'
import { createFramedSocket } from './framed-socket.ts'
import { watchPeer } from './watch-peer.ts'
import { wireOptions } from './wire-options.ts'

/** The sockets on documents: y-websocket's protocol and our two extra messages. One connection is one seat on one document. */
export interface DocumentChannel {
  /** Takes a socket whose ticket was checked; `name` is the document's full name, epoch included. */
  readonly upgrade: (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    plenary: Plenary,
    ticket: Ticket,
    name: string,
  ) => void
  readonly stop: () => void
}

/** `wire`: the clock by which a peer is asked whether it is still there. */
export interface DocumentChannelDeps extends DocumentConnectionDeps {
  readonly wire: Clock
}

export function createDocumentChannel(deps: DocumentChannelDeps): DocumentChannel {
  // `closeTimeout` is not in the types of `ws` yet.
  const options = {
    ...wireOptions,
    noServer: true,
    maxPayload: limits.updateBytesMax,
    closeTimeout: limits.closeAnswerMs,
  }
  const server = new WebSocketServer(options)
  return {
    upgrade(request, socket, head, plenary, ticket, name) {
      server.handleUpgrade(request, socket, head, (ws) => connect(deps, ws, plenary, ticket, name))
    },
    stop() {
      for (const ws of server.clients) ws.close(closeCodes.restart, 'restart')
      server.close()
    },
  }
}

function connect(deps: DocumentChannelDeps, ws: WebSocket, plenary: Plenary, ticket: Ticket, name: string): void {
  // Never hand pooled Buffers to a decoder: lib0 before 0.2.119 read beyond a message (SYNC §1.5).
  ws.binaryType = 'arraybuffer'
  // A socket that errs is closed by `ws` with the code that names why (1002, 1007, 1009); its error carries nothing for us.
  ws.on('error', () => undefined)
  const socket = createFramedSocket({ ws, clock: deps.clock, log: deps.log })
  const connection = openDocument(deps, socket, plenary, ticket, name)
  if (connection === null) return
  ws.on('message', (data, isBinary) => {
    if (isBinary && data instanceof ArrayBuffer) connection.receive(new Uint8Array(data))
    else if (Buffer.isBuffer(data)) connection.count(data.byteLength)
  })
  // By hand: `ws` would answer a million pings to a peer who reads none of the answers.
  ws.on('ping', (data) => {
    if (connection.count(data.byteLength)) ws.pong(data)
  })
  ws.on('pong', (data) => void connection.count(data.byteLength))
  const stopWatching = watchPeer(ws, deps.wire)
  ws.on('close', () => {
    stopWatching()
    connection.end()
  })
}
