import { type Random, randomFromBytes } from '../../server/runtime/random.ts'

/** As the seeded source of tests/world, for campaigns that draw some hundred million numbers: not the same sequence. */
export function createFastRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const bytes = (count: number) => {
    const made = new Uint8Array(count)
    for (let i = 0; i < count; i++) made[i] = next()
    return made
  }
  // A remainder favours small numbers by less than one in a million here, where a million is never asked for.
  return { ...randomFromBytes(bytes), uint32: next, int: (maxExclusive) => next() % maxExclusive }
}

export function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[random.int(values.length)] as Value
}
