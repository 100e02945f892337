import { frame, syncStep } from '../../shared/protocol/frame.ts'
import { syncMessage } from '../server/gateway/wire.ts'
import { joined } from './bend-bytes.ts'
import { type RawFrame, rawFrame } from './raw-socket.ts'

/** What a peer sends that the protocol forbids, or allows in spite of its looks: then it goes on. */
export interface Violation {
  readonly what: string
  readonly bytes: Uint8Array
  readonly end: number | 'goes on'
}

const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10
const MORE = 0
const LIMIT = 256 * 1024

const utf8 = (words: string) => new TextEncoder().encode(words)
const of = (...frames: readonly RawFrame[]) => joined(...frames.map(rawFrame))
const close = (code: number, reason: Uint8Array = new Uint8Array(0)) =>
  of({ opcode: CLOSE, payload: joined(Uint8Array.of(code >> 8, code & 255), reason) })
const good = syncMessage(syncStep.one, Uint8Array.of(0))
const idle = Uint8Array.of(frame.queryAwareness)

function each<Value>(
  values: readonly Value[],
  what: (value: Value) => string,
  bytes: (value: Value) => Uint8Array,
  end: Violation['end'],
): Violation[] {
  return values.map((value) => ({ what: what(value), bytes: bytes(value), end }))
}
const cut = (payload: Uint8Array, size: number, opcode: number): RawFrame[] => {
  const frames: RawFrame[] = []
  for (let at = 0; at < payload.length; at += size) {
    const last = at + size >= payload.length
    frames.push({ opcode: at === 0 ? opcode : MORE, fin: last, payload: payload.subarray(at, at + size) })
  }
  return frames
}

/** After the headings of Autobahn's test suite: framing, pings, reserved bits, opcodes, fragments, UTF-8, closing, limits. */
export const violations: readonly Violation[] = [
  ...each(
    [1, 2, 4, 7],
    (rsv) => `reserved bits ${rsv} on words`,
    (rsv) => of({ opcode: TEXT, rsv, payload: utf8('a') }),
    1002,
  ),
  ...each(
    [1, 6],
    (rsv) => `reserved bits ${rsv} on bytes`,
    (rsv) => of({ opcode: BINARY, rsv, payload: idle }),
    1002,
  ),
  ...each(
    [1, 2, 4],
    (rsv) => `reserved bits ${rsv} on a ping`,
    (rsv) => of({ opcode: PING, rsv }),
    1002,
  ),
  ...each(
    [3, 4, 5, 6, 7],
    (opcode) => `unknown opcode ${opcode}`,
    (opcode) => of({ opcode, payload: idle }),
    1002,
  ),
  ...each(
    [11, 12, 13, 14, 15],
    (opcode) => `unknown control ${opcode}`,
    (opcode) => of({ opcode }),
    1002,
  ),
  ...each(
    [TEXT, BINARY, CLOSE, PING, PONG],
    (opcode) => `opcode ${opcode} without a mask`,
    (opcode) => of({ opcode, masked: false, payload: Uint8Array.of(3, 232) }),
    1002,
  ),
  ...each(
    [CLOSE, PING, PONG],
    (opcode) => `control ${opcode} in fragments`,
    (opcode) => of({ opcode, fin: false }),
    1002,
  ),
  ...each(
    [CLOSE, PING, PONG],
    (opcode) => `control ${opcode} of 126 bytes`,
    (opcode) => of({ opcode, payload: new Uint8Array(126) }),
    1002,
  ),
  { what: 'the end of nothing', bytes: of({ opcode: MORE }), end: 1002 },
  { what: 'the middle of nothing', bytes: of({ opcode: MORE, fin: false, payload: idle }), end: 1002 },
  {
    what: 'a message within a message',
    bytes: of({ opcode: BINARY, fin: false, payload: idle }, { opcode: BINARY, payload: idle }),
    end: 1002,
  },
  {
    what: 'words within bytes',
    bytes: of({ opcode: BINARY, fin: false, payload: idle }, { opcode: TEXT, payload: utf8('a') }),
    end: 1002,
  },
  ...each(
    [
      ['a lone continuation', [0x80]],
      ['an overlong slash', [0xc0, 0xaf]],
      ['half of a surrogate', [0xed, 0xa0, 0x80]],
      ['beyond the last character', [0xf4, 0x90, 0x80, 0x80]],
      ['a byte that never occurs', [0xff]],
      ['cut within a character', [0xe2, 0x82]],
    ] as const,
    ([what]) => `words that are none: ${what}`,
    ([, bytes]) => of({ opcode: TEXT, payload: Uint8Array.from(bytes) }),
    1007,
  ),
  {
    what: 'words that are none, over two fragments',
    bytes: of(...cut(Uint8Array.of(0xe2, 0x28, 0xa1), 1, TEXT)),
    end: 1007,
  },
  { what: 'a close of one byte', bytes: of({ opcode: CLOSE, payload: Uint8Array.of(3) }), end: 1002 },
  ...each(
    [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535],
    (code) => `close code ${code}`,
    (code) => close(code),
    1002,
  ),
  { what: 'a close whose reason is no words', bytes: close(1000, Uint8Array.of(0xff)), end: 1007 },
  ...([1000, 1001, 1011, 3000, 4999] as const).map((code) => ({
    what: `an honest close ${code}`,
    bytes: close(code),
    end: code,
  })),
  { what: 'a close without a code', bytes: of({ opcode: CLOSE }), end: 1005 },
  { what: 'one byte more than is taken', bytes: of({ opcode: BINARY, payload: new Uint8Array(LIMIT + 1) }), end: 1009 },
  { what: 'says four gigabytes', bytes: of({ opcode: BINARY, length: 2 ** 32, lengthBits: 64 }), end: 1009 },
  {
    what: 'says more than can be counted',
    bytes: of({ opcode: BINARY, length: 2n ** 63n, lengthBits: 64 }),
    end: 1009,
  },
  {
    what: 'too much in fragments',
    bytes: of(...cut(new Uint8Array(LIMIT + 20), 20_000, BINARY)),
    end: 1009,
  },
  { what: 'more fragments than a page makes', bytes: of(...cut(new Uint8Array(500), 1, BINARY)), end: 1008 },
  { what: 'nothing at all, as bytes', bytes: of({ opcode: BINARY }), end: 4409 },
  { what: 'a frame that ends within a number', bytes: of({ opcode: BINARY, payload: Uint8Array.of(0x80) }), end: 4409 },
  { what: 'a thousand pings', bytes: of(...Array<RawFrame>(1_000).fill({ opcode: PING })), end: 4409 },
  { what: 'a thousand pongs', bytes: of(...Array<RawFrame>(1_000).fill({ opcode: PONG })), end: 4409 },
  {
    what: 'a thousand words',
    bytes: of(...Array<RawFrame>(1_000).fill({ opcode: TEXT, payload: utf8('é') })),
    end: 4409,
  },
  { what: 'no words', bytes: of({ opcode: TEXT }), end: 'goes on' },
  { what: 'words, which nobody reads', bytes: of({ opcode: TEXT, payload: utf8('été') }), end: 'goes on' },
  { what: 'a ping of 125 bytes', bytes: of({ opcode: PING, payload: new Uint8Array(125) }), end: 'goes on' },
  { what: 'a pong that nobody asked for', bytes: of({ opcode: PONG, payload: utf8('a') }), end: 'goes on' },
  {
    what: 'a length longer than need be',
    bytes: of({ opcode: BINARY, payload: good, lengthBits: 64 }),
    end: 'goes on',
  },
  {
    what: 'a ping between two fragments',
    bytes: of(
      { opcode: BINARY, fin: false, payload: good.subarray(0, 1) },
      { opcode: PING },
      { opcode: MORE, payload: good.subarray(1) },
    ),
    end: 'goes on',
  },
  { what: 'byte after byte', bytes: of(...cut(good, 1, BINARY)), end: 'goes on' },
]
