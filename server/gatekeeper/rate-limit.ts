import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '../../shared/domain/limits.ts'

/** Limits count by seat first: a whole hall, a whole region has one address (DESIGN §5). All of it lives in memory. */
export interface RateLimit {
  /** Null: go on. Else the seconds to wait. */
  readonly command: (seat: string) => Promise<number | null>
  readonly ask: (seat: string) => Promise<number | null>
  /** A wrong six-digit code, counted for the whole server. False: no more codes are looked at this minute. */
  readonly wrongCode: () => Promise<boolean>
  readonly mayTryCode: () => Promise<boolean>
}

export function createRateLimit(): RateLimit {
  const commands = new RateLimiterMemory({ points: limits.commandsPerSeatPerMinuteMax, duration: 60 })
  const asks = new RateLimiterMemory({ points: limits.askedPerSeatPerMinuteMax, duration: 60 })
  const codes = new RateLimiterMemory({ points: limits.wrongCodesPerMinuteMax, duration: 60 })
  const consume = async (limiter: RateLimiterMemory, key: string) => {
    try {
      await limiter.consume(key)
      return null
    } catch (spent) {
      // The library rejects with the time left; anything else is a fault of ours and is not swallowed.
      if (spent instanceof RateLimiterRes) return Math.ceil(spent.msBeforeNext / 1_000)
      throw spent
    }
  }
  return {
    command: (seat) => consume(commands, seat),
    ask: (seat) => consume(asks, seat),
    wrongCode: async () => (await consume(codes, 'house')) === null,
    mayTryCode: async () => ((await codes.get('house'))?.remainingPoints ?? 1) > 0,
  }
}
