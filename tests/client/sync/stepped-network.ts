/** One end of a connection in memory. Nothing moves unless the test says so. */
export class SteppedSocket {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly url: string
  binaryType = 'blob'
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  /** What the page sent and the test did not take yet. */
  readonly sent: Uint8Array[] = []
  /** What a browser would have complained about: sent when it was not open, or closed before it was. */
  readonly complaints: string[] = []
  private readonly whenOpen: (() => void)[] = []

  constructor(url: string) {
    this.url = url
  }
  addEventListener(_type: 'open', listener: () => void) {
    this.whenOpen.push(listener)
  }
  send(data: Uint8Array) {
    if (this.readyState !== this.OPEN) return void this.complaints.push('sent when not open')
    this.sent.push(Uint8Array.from(data))
  }
  close() {
    if (this.readyState === this.CONNECTING) this.complaints.push('closed before it was open')
    this.readyState = 3
  }
  /** The server's end. */
  accept() {
    this.readyState = 1
    this.onopen?.()
    for (const listener of this.whenOpen) listener.call(this)
  }
  deliver(bytes: Uint8Array) {
    this.onmessage?.({ data: Uint8Array.from(bytes).buffer })
  }
  /** The server's goodbye is here, the event that tells the page is not. */
  closing() {
    this.readyState = 2
  }
  cut(code: number, reason = '') {
    this.readyState = 3
    this.onclose?.({ code, reason })
  }
  take(): Uint8Array[] {
    return this.sent.splice(0)
  }
}

export interface SteppedNetwork {
  readonly sockets: SteppedSocket[]
  readonly openSocket: typeof WebSocket
  /** The latest socket to a path that ends so. */
  latest(end: string): SteppedSocket
}

export function createSteppedNetwork(): SteppedNetwork {
  const sockets: SteppedSocket[] = []
  class Dialled extends SteppedSocket {
    constructor(url: string) {
      super(url)
      sockets.push(this)
    }
  }
  return {
    sockets,
    openSocket: Dialled as unknown as typeof WebSocket,
    latest(end) {
      const socket = sockets.findLast((known) => known.url.endsWith(end))
      if (socket === undefined) throw new Error(`nobody dialled ${end}`)
      return socket
    },
  }
}
