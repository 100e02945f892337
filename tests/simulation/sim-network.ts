import type { Random } from '../../server/runtime/random.ts'
import type { SimClock } from './sim-clock.ts'

/** How one device stands to the hall's network. `stalled`: nothing passes and nobody is told (a half-open Wi-Fi). */
export type Reach = 'fine' | 'slow' | 'off' | 'stalled' | 'portal'

export interface NetworkPlace {
  readonly name: string
  reach: Reach
}

/** The client's end of a connection. */
export interface ClientEnd {
  opened(): void
  message(data: Uint8Array | string): void
  closed(code: number, reason: string): void
}
/** The server's end, once it let the connection in. */
export interface ServerEnd {
  message(data: Uint8Array | string): void
  gone(): void
}

/** One connection as TCP keeps it: in order and whole, until it is not there any more. */
export interface Line {
  readonly place: NetworkPlace
  sendUp(data: Uint8Array | string): void
  sendDown(data: Uint8Array | string): void
  /** What was sent before still arrives. */
  closeByClient(): void
  closeByServer(code: number, reason: string): void
  /** Both ends hear of it, each in its time; what was under way is lost. */
  cut(): void
}

export interface Answered {
  readonly status: number
  readonly type: string
  readonly body: Uint8Array | string
}

/** Who answers at the other side; null while the power is off. */
export interface NetworkServer {
  accept(line: Line, path: string, cookie: string): ServerEnd | null
  answer(path: string, body: string | null, cookie: string): Promise<Answered & { readonly cookie?: string }>
}

export interface SimNetwork {
  server: NetworkServer | null
  /** False: nothing is lost, cut or doubled any more. */
  faults: boolean
  /** Called with everything that a device is given. */
  onDelivered: (place: NetworkPlace, data: Uint8Array | string) => void
  /** True: this frame is left out, as by a server that forgets one reader. For sabotage only. */
  skips: (place: NetworkPlace, data: Uint8Array | string) => boolean
  dial(place: NetworkPlace, path: string, cookie: string, client: ClientEnd): Line
  request(
    place: NetworkPlace,
    path: string,
    body: string | null,
    cookie: () => string,
    signal: AbortSignal | null,
  ): Promise<Answered & { readonly cookie?: string }>
  /** Whether a command is delivered twice now. */
  doubles(): boolean
  setReach(place: NetworkPlace, reach: Reach): void
  cutAll(place: NetworkPlace | null): void
}

/** A control connection that hears nothing is given up by socket.io on both sides; the server's TCP ends a silent one too. */
const serverGivesUpMs = 40_000

export function createSimNetwork(clock: SimClock, random: Random): SimNetwork {
  const lines = new Set<LineState>()
  const returns = new Map<NetworkPlace, (() => void)[]>()

  function delay(place: NetworkPlace): number {
    if (place.reach === 'slow') return 200 + random.int(2_500)
    return random.int(4) === 0 ? random.int(150) : 1 + random.int(12)
  }
  /** Later, in the order of one direction; what falls into a stall waits for its end. */
  function carry(line: LineState, direction: 'up' | 'down', arrive: () => void): void {
    const due = Math.max(line.lastDue[direction], clock.monotonic() + delay(line.place))
    line.lastDue[direction] = due
    clock.after(due - clock.monotonic(), () => {
      if (line.over) return
      if (line.place.reach === 'stalled' || line.held[direction].length > 0) line.held[direction].push(arrive)
      else arrive()
    })
  }
  function finish(line: LineState): void {
    line.over = true
    lines.delete(line)
  }
  function letGo(place: NetworkPlace): void {
    for (const line of [...lines]) {
      if (line.place !== place) continue
      for (const direction of ['up', 'down'] as const) {
        while (!line.over && line.held[direction].length > 0) line.held[direction].shift()?.()
      }
    }
    for (const go of returns.get(place) ?? []) go()
    returns.delete(place)
  }
  const waitOver = (place: NetworkPlace) =>
    new Promise<void>((go) => {
      if (place.reach !== 'stalled') go()
      else returns.set(place, [...(returns.get(place) ?? []), go])
    })
  async function ask(place: NetworkPlace, path: string, body: string | null, cookie: () => string) {
    const reachable = () => {
      if (place.reach === 'off') throw new TypeError('no network')
    }
    await waitOver(place)
    await pass(delay(place))
    reachable()
    if (place.reach === 'portal') return { status: 200, type: 'text/html', body: '<p>Bienvenue</p>' }
    const { server } = network
    if (server === null || (network.faults && random.int(25) === 0)) throw new TypeError('lost on its way')
    const answering = server.answer(path, body, cookie())
    // The network delivers some requests twice; the second answer goes nowhere.
    if (network.faults && body !== null && random.int(12) === 0) {
      void pass(random.int(9_000)).then(() => network.server?.answer(path, body, cookie()).catch(() => {}))
    }
    const answer = await answering
    await waitOver(place)
    await pass(delay(place))
    reachable()
    if (network.faults && random.int(20) === 0) throw new TypeError('the answer was lost')
    network.onDelivered(place, answer.body)
    return answer
  }
  const pass = (ms: number) => new Promise<void>((go) => void clock.after(ms, go))

  const network: SimNetwork = {
    server: null,
    faults: true,
    onDelivered: () => {},
    skips: () => false,
    dial(place, path, cookie, client) {
      const line = createLine({ place, client, lines, carry, finish, delay, clock, network })
      carry(line.state, 'up', () => {
        const end =
          place.reach === 'off' || place.reach === 'portal' ? null : network.server?.accept(line, path, cookie)
        if (end == null) {
          finish(line.state)
          clock.after(delay(place), () => client.closed(1006, ''))
          return
        }
        line.state.server = end
        carry(line.state, 'down', () => {
          line.state.open = true
          client.opened()
        })
      })
      return line
    },
    request(place, path, body, cookie, signal) {
      return new Promise((answered, fail) => {
        // A page gives up by itself; a server that lost its power answers nobody.
        signal?.addEventListener('abort', () => fail(new TypeError('aborted')))
        ask(place, path, body, cookie).then(answered, fail)
      })
    },
    doubles: () => network.faults && random.int(10) === 0,
    setReach(place, reach) {
      const before = place.reach
      place.reach = reach
      if (before === 'stalled' && reach !== 'stalled') letGo(place)
      if (reach === 'stalled') {
        for (const line of lines) if (line.place === place) giveUpLater(line)
      }
      if (reach === 'off' || reach === 'portal') network.cutAll(place)
    },
    cutAll(place) {
      for (const line of [...lines]) if (place === null || line.place === place) line.cut()
    },
  }
  function giveUpLater(line: LineState): void {
    clock.after(serverGivesUpMs, () => {
      if (!line.over && line.place.reach === 'stalled') line.cut()
    })
  }
  return network
}

interface LineState {
  readonly place: NetworkPlace
  server: ServerEnd | null
  open: boolean
  over: boolean
  readonly lastDue: { up: number; down: number }
  readonly held: { readonly up: (() => void)[]; readonly down: (() => void)[] }
  cut(): void
}

function createLine(on: {
  readonly place: NetworkPlace
  readonly client: ClientEnd
  readonly lines: Set<LineState>
  readonly carry: (line: LineState, direction: 'up' | 'down', arrive: () => void) => void
  readonly finish: (line: LineState) => void
  readonly delay: (place: NetworkPlace) => number
  readonly clock: SimClock
  readonly network: SimNetwork
}): Line & { readonly state: LineState } {
  const { place, client, carry, finish } = on
  let clientLeft = false
  const cut = () => {
    if (state.over) return
    finish(state)
    on.clock.after(on.delay(place), () => {
      if (!clientLeft) client.closed(1006, '')
    })
    on.clock.after(on.delay(place), () => state.server?.gone())
  }
  const state: LineState = {
    place,
    server: null,
    open: false,
    over: false,
    lastDue: { up: 0, down: 0 },
    held: { up: [], down: [] },
    cut,
  }
  on.lines.add(state)
  return {
    state,
    place,
    sendUp(data) {
      if (!clientLeft) carry(state, 'up', () => state.server?.message(data))
    },
    sendDown(data) {
      if (on.network.skips(place, data)) return
      carry(state, 'down', () => {
        if (clientLeft) return
        on.network.onDelivered(place, data)
        client.message(data)
      })
    },
    closeByClient() {
      if (clientLeft) return
      clientLeft = true
      carry(state, 'up', () => {
        finish(state)
        state.server?.gone()
      })
    },
    closeByServer(code, reason) {
      carry(state, 'down', () => {
        finish(state)
        state.server?.gone()
        if (!clientLeft) client.closed(code, reason)
      })
    },
    cut,
  }
}
