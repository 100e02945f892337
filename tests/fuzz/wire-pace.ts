import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '../../shared/domain/limits.ts'

/** A margin, since the server counts from the moment it reads. */
const SHARE = 0.85
const REST_MS = 20

/**
 * Keeps each seat below what a seat may arrive: above it every door says 429 whoever stands there, and an attack that is
 * turned away there has met nothing of what it is for. Gives one of those who may still come.
 */
export function createPace<Attacker>(seatOf: (attacker: Attacker) => string) {
  const began = performance.now()
  const arrived = new Map<string, number>()
  const mayCome = (seat: string) => {
    const seconds = (performance.now() - began) / 1_000
    const due = limits.arrivalsPerSeatBurstMax + limits.arrivalsPerSeatPerSecondMax * seconds
    return (arrived.get(seat) ?? 0) < due * SHARE
  }
  return async function next(choose: () => Attacker): Promise<Attacker> {
    for (let tries = 1; ; tries++) {
      const attacker = choose()
      const seat = seatOf(attacker)
      if (mayCome(seat)) {
        arrived.set(seat, (arrived.get(seat) ?? 0) + 1)
        return attacker
      }
      if (tries % 20 === 0) await pause(REST_MS)
    }
  }
}
