import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import type { Random } from '../../server/runtime/random.ts'
import { createFrameCutter } from './frame-cutter.ts'

/** A network between a page and the house that does its worst, as a seed says (TRUST N-01). */
export interface ChaosProxy {
  /** Such as `127.0.0.1:40123`. */
  readonly host: string
  /** How often each thing was done. */
  readonly done: Readonly<Record<string, number>>
  /** From now on everything passes; what was stalled is cut. */
  readonly calm: () => void
  readonly stop: () => Promise<void>
}

export interface ChaosProxyDeps {
  readonly random: Random
  readonly target: { readonly host: string; readonly port: number }
  /** Half a minute of the hall in so many real milliseconds. */
  readonly longestMs: number
}

type Way = 'up' | 'down'

/** Listens on a free port. Each connection is a TCP connection of its own to the target. */
export async function aChaosProxy({ random, target, longestMs }: ChaosProxyDeps): Promise<ChaosProxy> {
  const done: Record<string, number> = {}
  const open = new Set<Socket>()
  const stalled = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  let calm = false
  const note = (what: string) => {
    done[what] = (done[what] ?? 0) + 1
  }
  /** One in so many. */
  const chance = (many: number, what: string): boolean => {
    if (calm || random.int(many) !== 0) return false
    note(what)
    return true
  }
  const later = (ms: number, call: () => void) => {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        call()
      },
      Math.max(0, ms),
    )
    timers.add(timer)
  }

  const server = createServer({ noDelay: true }, (client) => {
    const house = connect({ ...target, noDelay: true })
    for (const socket of [client, house]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    if (chance(14, 'portal')) return portal(client, house)
    carry(client, house, 'up')
    carry(house, client, 'down')
  })

  /** As a hotspot that wants a click first: every request gets its page. */
  function portal(client: Socket, house: Socket): void {
    house.destroy()
    const page = '<!doctype html><p>Bienvenue sur ce réseau</p>'
    client.once('data', () => {
      client.end(
        `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(page)}\r\nConnection: close\r\n\r\n${page}`,
      )
    })
  }

  /** Everything of one direction, in order; what happens to it is thrown for each piece. */
  function carry(from: Socket, to: Socket, way: Way): void {
    const cutter = createFrameCutter()
    // A stream keeps its order whatever happens to it: two timers that are due together do not, so each takes the first.
    const waiting: (() => void)[] = []
    let last = 0
    let isStalled = false
    const inTurn = (due: number, call: () => void) => {
      last = Math.max(last, due)
      waiting.push(call)
      later(last - Date.now(), () => waiting.shift()?.())
    }
    from.on('data', (bytes: Buffer) => {
      if (isStalled) return
      if (chance(60, 'stall')) {
        isStalled = true
        stalled.add(from)
        return
      }
      inTurn(Date.now() + wait(), () => deliver(to, from, bytes, way, cutter))
    })
    from.on('end', () => inTurn(Date.now(), () => to.end()))
    from.on('close', () => inTurn(Date.now(), () => to.destroy()))
  }
  function wait(): number {
    if (calm) return 0
    return random.int(25) === 0 ? random.int(longestMs) : random.int(4)
  }
  function deliver(
    to: Socket,
    from: Socket,
    bytes: Buffer,
    way: Way,
    cutter: ReturnType<typeof createFrameCutter>,
  ): void {
    if (to.destroyed) return
    // Only what went through whole is doubled: half a frame with a whole one behind it is nothing that TCP ever delivers.
    const whole = passOn(to, from, bytes)
    if (whole && way === 'up') double(to, bytes, cutter)
  }
  /** False: it is the last thing that this connection carried. */
  function passOn(to: Socket, from: Socket, bytes: Buffer): boolean {
    if (chance(50, 'cut')) {
      to.write(bytes.subarray(0, random.int(bytes.length)), () => {
        to.destroy()
        from.destroy()
      })
      return false
    }
    if (chance(60, 'reset')) {
      to.resetAndDestroy()
      from.resetAndDestroy()
      return false
    }
    if (chance(80, 'end-without-close')) {
      to.end(bytes)
      from.end()
      return false
    }
    if (bytes.length < 2_000 && chance(15, 'one-byte-slices')) {
      for (const byte of bytes) to.write(Uint8Array.of(byte))
    } else to.write(bytes)
    return true
  }
  /** A command is delivered twice: a whole request once more on a connection of its own, a whole frame on the same. */
  function double(to: Socket, bytes: Buffer, cutter: ReturnType<typeof createFrameCutter>): void {
    const head = bytes.subarray(0, 300).toString('latin1')
    if (/^POST \S+\/commands /.test(head) && chance(4, 'request-twice')) {
      const again = connect({ ...target })
      open.add(again)
      again.on('error', () => again.destroy())
      again.on('close', () => open.delete(again))
      later(random.int(longestMs), () => again.end(bytes))
      return
    }
    const frame = cutter.wholeFrame(bytes)
    if (frame !== null && !to.destroyed && chance(20, 'frame-twice')) to.write(frame)
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    done,
    calm() {
      calm = true
      for (const socket of stalled) socket.destroy()
    },
    async stop() {
      calm = true
      for (const timer of timers) clearTimeout(timer)
      for (const socket of open) socket.destroy()
      await new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}
