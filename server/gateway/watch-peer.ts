import type { WebSocket } from 'ws'
import { limits } from '../../shared/domain/limits.ts'
import type { Cancel, Clock } from '../runtime/clock.ts'
import { tcpOf } from './framed-socket.ts'

/**
 * Cuts a peer that is gone without a word: a closed lid and a lost hotspot send no FIN, and such a socket would count as
 * present for a quarter of an hour (TRUST N-03). Each beat asks with a ping, which every browser answers by itself; what
 * is unanswered at the next beat is cut, so at the latest two beats after the last sign. A queue that moves is a sign
 * too: the pong of a slow reader waits behind it.
 */
export function watchPeer(ws: WebSocket, clock: Clock): Cancel {
  let unanswered = false
  let handedOver = 0
  let wasQueued = false
  const heard = () => {
    unanswered = false
  }
  ws.on('pong', heard)
  ws.on('message', heard)
  return clock.every(limits.heartbeatMs, () => {
    const tcp = tcpOf(ws)
    if (tcp === null) return
    const out = tcp.bytesWritten - tcp.writableLength
    if (wasQueued && out > handedOver) heard()
    handedOver = out
    wasQueued = tcp.writableLength > 0
    if (unanswered) {
      // Timers come before the network in a turn of the loop: after a pause of ours, the answer may lie there unread.
      clock.after(1, () => {
        if (unanswered) ws.terminate()
      })
      return
    }
    unanswered = true
    ws.ping()
  })
}
