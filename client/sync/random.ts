/** Chance as an argument (tests give a seed); a part of the server's source, so that one seeded source serves both. */
export interface Random {
  /** 26 characters of lower-case base32: 130 bits, fit for command and card ids. */
  id(): string
  uint32(): number
  /** 0 … maxExclusive - 1. */
  int(maxExclusive: number): number
}

/**
 * `createBrowserRandom(window.crypto)`, called by main alone. Only `getRandomValues` is used: on plain http in a hall
 * there is no `randomUUID` (STACK P12).
 */
export function createBrowserRandom(source: Pick<Crypto, 'getRandomValues'>): Random {
  const uint32 = () => source.getRandomValues(new Uint32Array(1))[0] ?? 0
  return {
    id() {
      let text = ''
      // 256 is a multiple of 32: the low five bits of a byte are even.
      for (const byte of source.getRandomValues(new Uint8Array(26))) text += alphabet[byte & 31]
      return text
    },
    uint32,
    // Used for jitter and choices, not for secrets: 2^32 is so large that the bias is nothing.
    int: (maxExclusive) => Math.floor((uint32() / 2 ** 32) * maxExclusive),
  }
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
