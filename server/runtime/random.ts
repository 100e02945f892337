import { randomBytes } from 'node:crypto'

/** Chance as an argument (tests give a seed). All of it is fit for secrets in the real implementation. */
export interface Random {
  bytes(count: number): Uint8Array
  /** 26 characters of lower-case base32: 130 bits, so that no two ever meet. */
  id(): string
  /** Upper-case base32 (RFC 4648 alphabet, no padding) of at least `bits` bits: a QR code stays coarse with it. */
  token(bits: number): string
  uint32(): number
  /** 0 … maxExclusive - 1, every one as likely. `maxExclusive` is 1 … 2^32. */
  int(maxExclusive: number): number
}

export function createRealRandom(): Random {
  return randomFromBytes((count) => new Uint8Array(randomBytes(count)))
}

/** Everything that a source of bytes can give; shared with the seeded source of the tests. */
export function randomFromBytes(bytes: (count: number) => Uint8Array): Random {
  const characters = (count: number, alphabet: string) => {
    let text = ''
    // 256 is a multiple of 32: the low five bits of a byte are even.
    for (const byte of bytes(count)) text += alphabet[byte & 31]
    return text
  }
  const uint32 = () => {
    const four = bytes(4)
    return new DataView(four.buffer, four.byteOffset, 4).getUint32(0)
  }
  return {
    bytes,
    id: () => characters(26, upperAlphabet.toLowerCase()),
    token: (bits) => characters(Math.ceil(bits / 5), upperAlphabet),
    uint32,
    int(maxExclusive) {
      if (!Number.isInteger(maxExclusive) || maxExclusive < 1 || maxExclusive > wordSize) {
        throw new RangeError(`no integer below ${maxExclusive}`)
      }
      // Values above the last whole multiple are drawn again: the remainder alone would favour small numbers.
      const ceiling = wordSize - (wordSize % maxExclusive)
      let value = uint32()
      while (value >= ceiling) value = uint32()
      return value % maxExclusive
    },
  }
}

const upperAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const wordSize = 2 ** 32
