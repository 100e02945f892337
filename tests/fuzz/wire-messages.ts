import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'
import type { GateSeat } from '../../server/gatekeeper/gate.ts'
import type { Random } from '../../server/runtime/random.ts'
import { limits } from '../../shared/domain/limits.ts'
import { frame, syncStep } from '../../shared/protocol/frame.ts'
import { message, syncMessage } from '../server/gateway/wire.ts'
import { aBomb, bendBytes, joined } from './bend-bytes.ts'
import { pick } from './fast-random.ts'
import { forgeOfGrid, type Ground, surveyGround } from './forge-grid.ts'

/** What an attacker on the wire has before his eyes: a document that he may read, and names that he can guess. */
export interface Sight {
  readonly ground: Ground
  readonly seat: GateSeat
  /** Honest bytes, to be bent. */
  readonly bytes: readonly Uint8Array[]
}

export function sightOf(doc: Y.Doc, texts: readonly string[], bytes: readonly Uint8Array[]): Sight {
  const seat: GateSeat = {
    seat: 'me',
    rightOn: () => ({ mayInsert: true, mayDelete: 'own', charactersMax: 1_000 }),
  }
  const serverClients = new Set([...doc.store.clients.keys()].slice(0, 1).concat(1))
  // He does not know whose id is whose: one of those that write there counts as his own.
  const owners = new Map([...doc.store.clients.keys()].slice(-1).map((client) => [client, 'me']))
  const ground = surveyGround({ doc, texts: new Set(texts), owners, serverClients }, [5, 6])
  return { ground, seat, bytes: bytes.length === 0 ? [Uint8Array.of(0, 0)] : bytes }
}

/** An update that the server must judge, in one of its three frames. The first of a socket must open the way for the rest. */
export function forgedFrame(random: Random, sight: Sight, n: number): Uint8Array {
  const how = random.int(8)
  const update =
    how < 4
      ? forgeOfGrid(sight.ground, sight.seat, random, n)
      : how < 7
        ? bendBytes(random, pick(random, sight.bytes), pick(random, sight.bytes))
        : aBomb(random)
  // A live update is dropped until a step 2 came: most are sent as one.
  return syncMessage(random.int(4) === 0 ? syncStep.update : syncStep.two, update)
}

export const emptyStepTwo = syncMessage(syncStep.two, Uint8Array.of(0, 0))

/** What is neither read nor passed on: no harm in it, and nobody is cut for it. */
export function idleFrame(random: Random): Uint8Array | string {
  switch (random.int(6)) {
    case 0:
      return message(frame.awareness, (encoder) =>
        encoding.writeVarUint8Array(encoder, random.bytes(random.int(2_000))),
      )
    case 1:
      return message(frame.auth, (encoder) => encoding.writeVarString(encoder, 'facilitator'))
    case 2:
      return message(frame.queryAwareness, () => undefined)
    case 3:
      // What only the server says: refused, durable, hello.
      return joined(
        message(frame.verdict, () => undefined),
        random.bytes(1 + random.int(40)),
      )
    case 4:
      return message(4 + random.int(90), (encoder) => encoding.writeUint8Array(encoder, random.bytes(random.int(60))))
    default:
      return pick(random, ['', '{"kind":"accept"}', 'x'.repeat(5_000)])
  }
}

/** What ends a socket at once, with the close code that names why. */
export interface Offence {
  readonly what: string
  readonly code: number
  readonly frames: (random: Random) => readonly Uint8Array[]
}

const malformed = 4409
export const offences: readonly Offence[] = [
  { what: 'nothing at all', code: malformed, frames: () => [new Uint8Array(0)] },
  { what: 'a number that never ends', code: malformed, frames: () => [new Uint8Array(12).fill(0xff)] },
  {
    what: 'longer than itself',
    code: malformed,
    frames: () => [Uint8Array.of(frame.sync, syncStep.two, 0xff, 0x7f, 1)],
  },
  { what: 'a barrier without a number', code: malformed, frames: () => [Uint8Array.of(frame.barrier)] },
  {
    what: 'a state vector that says more than it holds',
    code: malformed,
    frames: () => [syncMessage(syncStep.one, Uint8Array.of(0xff, 0xff, 0x7f, 1))],
  },
  { what: 'larger than any update', code: 1009, frames: () => [new Uint8Array(limits.updateBytesMax + 1)] },
]
export const flood: Offence = {
  what: 'a flood',
  code: malformed,
  frames: () => Array.from({ length: limits.documentMessagesBurstMax + 20 }, () => Uint8Array.of(frame.queryAwareness)),
}
