import { io, type Socket } from 'socket.io-client'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import type { ControlDown, ControlUp } from '../../shared/protocol/control.ts'
import type { ConnectControl, ControlListener, ControlSocket } from './control-socket.ts'

/** The control channel over socket.io. Handed in by main, so that a phone does not carry it. */
export const connectControl: ConnectControl = (base, listener) =>
  carryControl(io({ path: `${base}/control`, ...controlOptions }), listener)

/** How a page opens it; a program that is no page adds where, and as whom. */
export const controlOptions = {
  transports: ['websocket'],
  autoConnect: false,
  reconnection: false,
  forceNew: true,
  timeout: 10_000,
}

export function carryControl(socket: Socket<ControlDown, ControlUp>, listener: ControlListener): ControlSocket {
  let leaving = false
  socket.on('connect', () => listener.up())
  socket.on('connect_error', (error) => {
    socket.disconnect()
    listener.down('data' in error ? error.data : null)
  })
  socket.on('disconnect', () => {
    if (!leaving) listener.down(null)
  })
  socket.on('hello', (hello) => listener.hello(hello))
  socket.on('patch', (patch) => listener.patch(patch))
  socket.on('presence', (presence) => listener.presence(presence))
  socket.on('house', (notes) => listener.house(notes))
  socket.on('farewell', (said) => listener.farewell(said))
  return {
    open() {
      socket.connect()
    },
    close() {
      leaving = true
      socket.disconnect()
      leaving = false
    },
    command(envelope, acknowledge) {
      // Kept by socket.io for later when it is closed, it would be sent twice: ours to repeat.
      if (socket.connected) socket.emit('command', envelope, (answer: CommandAnswer) => acknowledge(answer))
    },
  }
}
