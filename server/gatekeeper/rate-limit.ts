import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '../../shared/domain/limits.ts'

/** Limits count by seat first: a whole hall, a whole region has one address (DESIGN §5). All of it lives in memory. */
export interface RateLimit {
  /** Null: go on. Else the seconds to wait. */
  readonly command: (seat: string) => Promise<number | null>
  readonly ask: (seat: string) => Promise<number | null>
  /** A wrong six-digit code, counted for the whole server and for the place it came from, where there is one. */
  readonly wrongCode: (place: string | null) => Promise<void>
  /** False: no more codes are looked at this minute. */
  readonly mayTryCode: (place: string | null) => Promise<boolean>
}

const windowSeconds = 60

export function createRateLimit(): RateLimit {
  const commands = new RateLimiterMemory({ points: limits.commandsPerSeatPerMinuteMax, duration: windowSeconds })
  const asks = new RateLimiterMemory({ points: limits.askedPerSeatPerMinuteMax, duration: windowSeconds })
  const codes = new RateLimiterMemory({ points: limits.wrongCodesPerMinuteMax, duration: windowSeconds })
  const codesOfPlace = new RateLimiterMemory({
    points: limits.wrongCodesPerAddressPerMinuteMax,
    duration: windowSeconds,
  })
  const hasLeft = async (limiter: RateLimiterMemory, key: string) =>
    ((await limiter.get(key))?.remainingPoints ?? 1) > 0
  const consume = async (limiter: RateLimiterMemory, key: string) => {
    try {
      await limiter.consume(key)
      return null
    } catch (spent) {
      // The library rejects with the time left; anything else is a fault of ours and is not swallowed.
      // It reckons by the wall clock: set back by an hour, it would send a phone away for an hour (TRUST D-10).
      if (spent instanceof RateLimiterRes) return Math.min(windowSeconds, Math.ceil(spent.msBeforeNext / 1_000))
      throw spent
    }
  }
  return {
    command: (seat) => consume(commands, seat),
    ask: (seat) => consume(asks, seat),
    async wrongCode(place) {
      await consume(codes, 'house')
      if (place !== null) await consume(codesOfPlace, place)
    },
    mayTryCode: async (place) =>
      (await hasLeft(codes, 'house')) && (place === null || (await hasLeft(codesOfPlace, place))),
  }
}
