import { type Random, randomFromBytes } from '../../server/runtime/random.ts'

/** The same seed gives the same ids, tokens and numbers, in the order asked for. Not for secrets. */
export function createSeededRandom(seed = 1): Random {
  let state = seed >>> 0
  // mulberry32: small, and even enough for tests.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return randomFromBytes((count) => Uint8Array.from({ length: count }, () => next() & 0xff))
}

/** The same seed gives the same order. */
export function inAnyOrder<Value>(values: readonly Value[], seed: number): Value[] {
  const random = createSeededRandom(seed)
  return values
    .map((value) => ({ value, at: random.uint32() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
