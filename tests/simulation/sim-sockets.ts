import type { ConnectControl } from '../../client/sync/control-socket.ts'
import type { SyncWorld } from '../../client/sync/world.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import type { Line, NetworkPlace, SimNetwork } from './sim-network.ts'

/** What a page opens: WebSockets for documents, and the control channel, over lines of the simulation. */
export function createSimSockets(deps: {
  readonly network: SimNetwork
  readonly place: NetworkPlace
  readonly cookie: () => string
  readonly alive: () => boolean
}): { readonly openSocket: SyncWorld['openSocket']; readonly connectControl: ConnectControl } {
  const { network, place, alive } = deps

  class SimSocket {
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly url: string
    binaryType = 'arraybuffer'
    readyState = 0
    onopen: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    readonly #line: Line
    readonly #whenOpen: (() => void)[] = []

    constructor(url: string) {
      this.url = url
      this.#line = network.dial(place, url.replace('ws://hall', ''), deps.cookie(), {
        opened: () => {
          if (!alive()) return
          this.readyState = 1
          this.onopen?.()
          for (const listener of this.#whenOpen) listener.call(this)
        },
        message: (data) => {
          if (alive() && typeof data !== 'string') this.onmessage?.({ data: bufferOf(data) })
        },
        closed: (code, reason) => {
          if (!alive() || this.readyState === 3) return
          this.readyState = 3
          this.onclose?.({ code, reason })
        },
      })
    }
    addEventListener(_open: 'open', listener: () => void) {
      this.#whenOpen.push(listener)
    }
    send(data: Uint8Array) {
      if (this.readyState === 1) this.#line.sendUp(data.slice())
    }
    close() {
      this.readyState = 3
      this.#line.closeByClient()
    }
  }

  return { openSocket: SimSocket as unknown as SyncWorld['openSocket'], connectControl: connectOver(deps) }
}

function bufferOf(data: Uint8Array): ArrayBuffer {
  const { buffer } = data
  return data.byteLength === buffer.byteLength && buffer instanceof ArrayBuffer ? buffer : data.slice().buffer
}

/** As socket.io does it: an event and its answer, in order; it hears of the end of its connection, and never reopens by itself. */
function connectOver(deps: {
  readonly network: SimNetwork
  readonly place: NetworkPlace
  readonly cookie: () => string
  readonly alive: () => boolean
}): ConnectControl {
  const { network, place, alive } = deps
  return (base, listener) => {
    let line: Line | null = null
    let asked = 0
    const waiting = new Map<number, (answer: CommandAnswer) => void>()
    const events = listener as unknown as Record<string, (data: unknown) => void>

    function heard(data: Uint8Array | string): void {
      if (typeof data !== 'string') return
      const message = JSON.parse(data) as { event: string; data: { ask: number; answer: CommandAnswer } }
      if (message.event === 'answer') {
        waiting.get(message.data.ask)?.(message.data.answer)
        waiting.delete(message.data.ask)
      } else events[message.event]?.(message.data)
    }
    return {
      open() {
        let over = false
        const own: Line = network.dial(place, `${base}/control`, deps.cookie(), {
          opened: () => {
            if (alive() && line === own) listener.up()
          },
          message: (data) => {
            if (alive() && line === own) heard(data)
          },
          closed: () => {
            if (over || !alive() || line !== own) return
            over = true
            line = null
            listener.down(null)
          },
        })
        line = own
      },
      close() {
        line?.closeByClient()
        line = null
      },
      command(envelope, acknowledge) {
        if (line === null) return
        const ask = asked++
        waiting.set(ask, acknowledge)
        const sent = JSON.stringify({ ask, envelope })
        line.sendUp(sent)
        if (network.doubles()) line.sendUp(sent)
      },
    }
  }
}
