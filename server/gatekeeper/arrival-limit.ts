import type { IncomingMessage } from 'node:http'
import { limits } from '../../shared/domain/limits.ts'
import type { Clock } from '../runtime/clock.ts'

/**
 * What may come in at all, counted before a byte of it is parsed: by seat first, because a whole hall has one address;
 * by address for those who have no seat yet. In memory only; an address is in no file and in no log (DESIGN §5).
 */
export interface ArrivalLimit {
  /** A request or a socket of a seat. False: too many in too short a time. */
  readonly seat: (seat: string) => boolean
  /** A request of somebody without a seat. */
  readonly stranger: (request: Peer) => boolean
  /** Holds one of a seat's places for a socket; null when all are taken. What it gives back lets go of it. */
  readonly socket: (seat: string) => (() => void) | null
  /** Where a request comes from, for limits of other kinds; null where one address stands for everybody. */
  readonly placeOf: (request: Peer) => string | null
}
export type Peer = Pick<IncomingMessage, 'socket'>

interface Bucket {
  left: number
  at: number
}

export function createArrivalLimit(clock: Clock): ArrivalLimit {
  const seats = createBuckets(clock, limits.arrivalsPerSeatPerSecondMax, limits.arrivalsPerSeatBurstMax)
  const strangers = createBuckets(clock, limits.strangersPerAddressPerSecondMax, limits.strangersPerAddressBurstMax)
  const sockets = new Map<string, number>()
  return {
    seat: (seat) => seats.take(seat),
    stranger: (request) => strangers.take(placeOf(request) ?? 'house'),
    socket(seat) {
      const open = sockets.get(seat) ?? 0
      if (open >= limits.socketsPerSeatMax) return null
      sockets.set(seat, open + 1)
      let held = true
      return () => {
        if (!held) return
        held = false
        const left = (sockets.get(seat) ?? 1) - 1
        if (left === 0) sockets.delete(seat)
        else sockets.set(seat, left)
      }
    },
    placeOf,
  }
}

/**
 * The address of the other end of the wire, as the system knows it: no header is believed (TRUST A-16). The house's own
 * stands for nobody: behind a proxy on this computer everybody comes from it. An IPv6 neighbour has a whole /64 to himself.
 */
function placeOf(request: Peer): string | null {
  const address = (request.socket.remoteAddress ?? '').replace('::ffff:', '')
  if (address === '' || address === '127.0.0.1' || address === '::1') return null
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}

/** Token buckets by key. Full ones are forgotten now and then: what is kept is who was busy lately, no more. */
function createBuckets(clock: Clock, perSecond: number, burst: number) {
  const buckets = new Map<string, Bucket>()
  let sweptAt = clock.monotonic()
  const leftAt = (bucket: Bucket, now: number) => Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond)
  const sweep = (now: number) => {
    sweptAt = now
    for (const [key, bucket] of buckets) if (leftAt(bucket, now) >= burst) buckets.delete(key)
  }
  return {
    take(key: string): boolean {
      const now = clock.monotonic()
      if (now - sweptAt > 10_000) sweep(now)
      const bucket = buckets.get(key) ?? { left: burst, at: now }
      bucket.left = leftAt(bucket, now) - 1
      bucket.at = now
      // Whoever goes on while he is refused does not dig himself in for ever.
      if (bucket.left < -1) bucket.left = -1
      buckets.set(key, bucket)
      return bucket.left >= 0
    },
  }
}
