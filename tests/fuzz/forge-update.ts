import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Random } from '../../server/runtime/random.ts'
import {
  craftUpdate,
  type ForgedBlock,
  type ForgedContent,
  type ForgedDeletions,
  type ForgedStruct,
} from '../server/gatekeeper/craft-update.ts'
import { TEXTS } from './gate-room.ts'

/** Three ways to forge: an honest update with its structs bent, its bytes bent, or one that nobody ever sent. */
export function forgeUpdate(random: Random, honest: Uint8Array, doc: Y.Doc): Uint8Array {
  const how = random.int(10)
  if (how < 5) return bendStructs(random, honest, doc)
  if (how < 7) return bendBytes(random, honest)
  return inventUpdate(random, doc)
}

const HOSTILE_CLIENTS = [7, 2 ** 32 - 3]

/**
 * From one who may write and does so by hand: right clocks, own client ids, neighbours within one text, but such as no page
 * ever stood between: far apart, in the wrong order, beside units of the same update.
 */
export function forgeWithinText(random: Random, doc: Y.Doc): Uint8Array {
  const name = pick(random, TEXTS)
  const units: [number, number][] = []
  for (let item = doc.getText(name)._start; item !== null; item = item.right) {
    for (let i = 0; i < item.length; i++) units.push([item.id.client, item.id.clock + i])
  }
  const blocks: ForgedBlock[] = []
  for (const client of random.int(3) === 0 ? HOSTILE_CLIENTS : [pick(random, HOSTILE_CLIENTS)]) {
    const clock = Y.getState(doc.store, client)
    let next = clock
    const structs: ForgedStruct[] = []
    for (let i = 1 + random.int(3); i > 0; i--) {
      const content = pick<ForgedContent & { size: number }>(random, [
        { words: 'ab', size: 2 },
        { words: '😀', size: 2 },
        { erased: 3, size: 3 },
      ])
      structs.push({
        ...(random.int(4) > 0 && units.length > 0 ? { origin: pick(random, units) } : {}),
        ...(random.int(4) > 0 && units.length > 0 ? { rightOrigin: pick(random, units) } : {}),
        parent: random.int(10) === 0 ? 'hidden' : name,
        content,
      })
      for (let unit = 0; unit < content.size; unit++) units.push([client, next++])
    }
    blocks.push({ client, clock, structs })
  }
  const own = pick(random, HOSTILE_CLIENTS)
  const had = Y.getState(doc.store, own)
  const deletions: ForgedDeletions = had > 4 && random.int(3) === 0 ? [[own, [[random.int(had - 3), 2]]]] : []
  return craftUpdate(blocks, deletions)
}

function knownClients(doc: Y.Doc): number[] {
  return [...doc.store.clients.keys(), 1, 7]
}

function someId(random: Random, doc: Y.Doc): [number, number] {
  const client = pick(random, knownClients(doc))
  return [client, random.int(Y.getState(doc.store, client) + 2)]
}

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[random.int(values.length)] as Value
}

function bendBytes(random: Random, honest: Uint8Array): Uint8Array {
  const bytes = Array.from(honest)
  for (let i = 1 + random.int(3); i > 0; i--) {
    const at = random.int(bytes.length + 1)
    const how = random.int(6)
    if (how === 0) bytes[at] = random.int(256)
    else if (how === 1) bytes[at] = 0xff
    else if (how === 2) bytes.splice(at, 1 + random.int(4))
    else if (how === 3) bytes.splice(at, 0, ...bytes.slice(random.int(bytes.length + 1), at))
    else if (how === 4) bytes.length = Math.min(at, bytes.length)
    else bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
  }
  return Uint8Array.from(bytes, (byte) => byte ?? 0)
}

function inventUpdate(random: Random, doc: Y.Doc): Uint8Array {
  const blocks: ForgedBlock[] = []
  for (let i = random.int(3); i > 0; i--) {
    const client = random.int(3) === 0 ? pick(random, [7, 2 ** 31, 2 ** 32, 2 ** 53]) : pick(random, knownClients(doc))
    const state = Y.getState(doc.store, client)
    const clock = pick(random, [state, state, state, state + 1, Math.max(0, state - 2), 0, 2 ** 31, 2 ** 53 - 1])
    const structs = Array.from({ length: 1 + random.int(4) }, () => inventStruct(random, doc))
    blocks.push({ client, clock, structs, ...(random.int(20) === 0 ? { size: random.int(2 ** 31) } : {}) })
  }
  const deletions = Array.from({ length: random.int(3) }, () => {
    const [client, clock] = someId(random, doc)
    return [client, [[clock, 1 + random.int(6)] as const, someId(random, doc)]] as const
  })
  return craftUpdate(blocks, deletions)
}

function inventStruct(random: Random, doc: Y.Doc): ForgedStruct {
  if (random.int(12) === 0) return { gc: 1 + random.int(9) }
  if (random.int(12) === 0) return { skip: 1 + random.int(9) }
  return {
    ...(random.int(3) > 0 ? { origin: someId(random, doc) } : {}),
    ...(random.int(2) > 0 ? { rightOrigin: someId(random, doc) } : {}),
    ...(random.int(12) === 0 ? { sub: 'key' } : {}),
    parent: random.int(12) === 0 ? someId(random, doc) : pick(random, [...TEXTS, 'hidden', '__proto__']),
    content: inventContent(random),
  }
}

function inventContent(random: Random): ForgedContent {
  const contents: readonly ForgedContent[] = [
    { words: 'mot' },
    { words: '😀' },
    { words: 'long '.repeat(40) },
    { erased: 1 + random.int(9) },
    { words: 'a\u0000' },
    { words: '\u202Ex' },
    { words: '\uFFFD' },
    { words: '' },
    { bytes: Uint8Array.of(0xed, 0xa0, 0xbd) },
    { any: [1, { a: [true, null] }] },
    { json: ['{}'] },
    { binary: Uint8Array.of(1, 2) },
    { embed: { a: 1 } },
    { format: ['bold', true] },
    { type: random.int(7) },
    { subdocument: 'x' },
  ]
  return random.int(2) === 0 ? pick(random, contents.slice(0, 4)) : pick(random, contents)
}

/** Bends a decoded update and writes it again without putting anything right. */
function bendStructs(random: Random, honest: Uint8Array, doc: Y.Doc): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(honest)
  const id = () => Y.createID(...someId(random, doc))
  for (let i = 1 + random.int(3); i > 0 && structs.length > 0; i--) {
    const struct = pick(random, structs)
    const { client } = struct.id
    const block = structs.filter((other) => other.id.client === client)
    const how = random.int(8)
    if (how === 0 && struct instanceof Y.Item) struct.origin = random.int(3) > 0 ? id() : null
    else if (how === 1 && struct instanceof Y.Item) struct.rightOrigin = random.int(3) > 0 ? id() : null
    else if (how === 2 && struct instanceof Y.Item)
      (struct as { parent: unknown }).parent = pick(random, [...TEXTS, 'no'])
    else if (how === 3) {
      const by = random.int(7) - 3
      for (const other of block) other.id = Y.createID(client, Math.max(0, other.id.clock + by))
    } else if (how === 4) {
      const to = pick(random, knownClients(doc))
      for (const other of block) other.id = Y.createID(to, other.id.clock)
    } else if (how === 5) {
      const [victim, clock] = someId(random, doc)
      ds.clients.set(victim, [{ clock, len: 1 + random.int(6) }])
    } else if (how === 6) structs.splice(structs.indexOf(struct), 1)
    else structs.splice(random.int(structs.length), 0, struct)
  }
  try {
    return encodeBent(random, structs, ds)
  } catch {
    // A struct that Yjs itself cannot write, such as one without neighbours and parent.
    return bendBytes(random, honest)
  }
}

type Decoded = ReturnType<typeof Y.decodeUpdate>

function encodeBent(random: Random, structs: Decoded['structs'], ds: Decoded['ds']): Uint8Array {
  const blocks: Decoded['structs'][] = []
  for (const struct of structs) {
    const block = blocks.at(-1)
    if (block?.[0]?.id.client === struct.id.client && random.int(12) > 0) block.push(struct)
    else blocks.push([struct])
  }
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, blocks.length)
  for (const block of blocks) {
    encoding.writeVarUint(encoder.restEncoder, block.length)
    encoder.writeClient(block[0]?.id.client ?? 0)
    encoding.writeVarUint(encoder.restEncoder, block[0]?.id.clock ?? 0)
    for (const struct of block) {
      if (struct instanceof Y.Item && typeof struct.parent === 'string') {
        // As decoding gives it: Yjs writes a name only when it is wrapped.
        ;(struct as { parent: unknown }).parent = Object(struct.parent)
      }
      struct.write(encoder, 0)
    }
  }
  encoding.writeVarUint(encoder.restEncoder, ds.clients.size)
  for (const [client, ranges] of ds.clients) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder.restEncoder, clock)
      encoding.writeVarUint(encoder.restEncoder, len)
    }
  }
  return encoder.toUint8Array()
}
