import * as Y from 'yjs'
import type { GatedDocument, GateSeat } from '../../server/gatekeeper/gate.ts'
import type { Random } from '../../server/runtime/random.ts'
import { limits } from '../../shared/domain/limits.ts'
import { craftUpdate, type ForgedBlock, type ForgedStruct } from '../server/gatekeeper/craft-update.ts'
import { pick } from './fast-random.ts'

/** As large as a document of ours becomes, and laid out for the attacker: every letter of the note is an item of its own. */
const NOTE = 'note:long'
const WHOLE = 'note:whole'
const LETTERS = 20_000
const SMALL_TEXTS = 1_000
const WRITERS = [101, 102, 103]
const WHOLE_WRITER = 104
const SMALL_WRITER = 105

export function aLargeDocument(): GatedDocument {
  const doc = new Y.Doc()
  doc.clientID = 1
  const small = Array.from({ length: SMALL_TEXTS }, (_, i) => `answer:${i}`)
  const texts = new Set([NOTE, WHOLE, ...small])
  for (const text of texts) doc.getText(text)
  const perWriter = LETTERS / WRITERS.length
  const letterBefore = (rank: number): [number, number] | null =>
    rank === 0 ? null : [WRITERS[(rank - 1) % 3] ?? 0, Math.floor((rank - 1) / 3)]
  const noteOf = (writer: number): ForgedBlock => ({
    client: WRITERS[writer] ?? 0,
    clock: 0,
    structs: Array.from({ length: perWriter }, (_, i) => {
      const origin = letterBefore(i * 3 + writer)
      return { ...(origin === null ? {} : { origin }), parent: NOTE, content: { words: 'x' } }
    }),
  })
  const smallTexts: ForgedStruct[] = small.map((parent) => ({ parent, content: { words: 'Dix lettres' } }))
  Y.applyUpdate(
    doc,
    craftUpdate([
      ...WRITERS.map((_, writer) => noteOf(writer)),
      {
        client: WHOLE_WRITER,
        clock: 0,
        structs: [{ parent: WHOLE, content: { words: 'y'.repeat(LETTERS) } }],
      },
      { client: SMALL_WRITER, clock: 0, structs: smallTexts },
    ]),
  )
  const owners = new Map([...WRITERS, WHOLE_WRITER, SMALL_WRITER].map((client) => [client, 'others']))
  return { doc, texts, owners, serverClients: new Set([1]), names: new Map() }
}

/** One who may do everything: the dearest updates are those of which most is allowed. */
export const mayEverything: GateSeat = {
  seat: 'hostile',
  rightOn: () => ({ mayInsert: true, mayDelete: 'all', charactersMax: 1_000_000 }),
}

/** Just within what is taken, just beyond, and as far as the next limit. */
export const heavySizes: readonly number[] = [2_490, 2_490, 2_600, 4_990, 6_600]

const OWN = 7_000_000
const MOST_WRITERS = limits.clientsPerUpdateMax
const inNote = (random: Random): [number, number] => [pick(random, WRITERS), random.int(Math.floor(LETTERS / 3))]

/** Each makes the dearest update that its author could think of against one step of the gate. */
export const heavyShapes: Readonly<Record<string, (random: Random, size: number) => Uint8Array>> = {
  /** Finding the place among everything that stands in the text. */
  'beside the whole text': (_random, size) =>
    one(Array.from({ length: size }, () => ({ parent: NOTE, content: { words: 'z' } }))),
  'between any two letters': (random, size) =>
    one(
      Array.from({ length: size }, () => ({
        origin: inNote(random),
        rightOrigin: inNote(random),
        content: { words: 'z' },
      })),
    ),
  'many writers over half of the text': (random, size) =>
    craftUpdate(
      Array.from({ length: MOST_WRITERS }, (_, i) => ({
        client: OWN + i,
        clock: 0,
        structs: Array.from({ length: Math.floor(size / MOST_WRITERS) }, (_, at) => ({
          origin: at === 0 ? ([101, random.int(3_000)] as const) : ([OWN + i, at - 1] as const),
          rightOrigin: [103, 3_000 + random.int(3_000)] as const,
          content: { words: 'z' },
        })),
      })),
    ),
  'many writers at one place': (_random, size) =>
    craftUpdate(
      Array.from({ length: MOST_WRITERS }, (_, i) => ({
        client: OWN + MOST_WRITERS - i,
        clock: 0,
        structs: Array.from({ length: Math.floor(size / MOST_WRITERS) }, (_, at) => ({
          ...(at === 0 ? {} : { origin: [OWN + MOST_WRITERS - i, at - 1] as const }),
          parent: WHOLE,
          content: { words: 'z' },
        })),
      })),
    ),
  'newcomers in front of everything': () => craftUpdate(newcomers(() => ({ parent: NOTE }))),
  'newcomers who know a part': (random) =>
    craftUpdate(newcomers(() => ({ origin: [pick(random, WRITERS), random.int(1_000)] }))),
  'newcomers who know nearly all': (random) =>
    craftUpdate(newcomers(() => ({ origin: [pick(random, WRITERS), 6_000 + random.int(600)] }))),
  /** Taking a long run apart. */
  'within a long run': (random, size) =>
    one(
      Array.from({ length: size }, () => {
        const at = random.int(LETTERS - 1)
        return {
          origin: [WHOLE_WRITER, at] as const,
          rightOrigin: [WHOLE_WRITER, at + 1] as const,
          content: { words: 'z' },
        }
      }),
    ),
  'within a long run of its own': (random, size) =>
    one([
      { parent: WHOLE, rightOrigin: [WHOLE_WRITER, 0], content: { words: 'z'.repeat(LETTERS) } },
      ...Array.from({ length: size - 1 }, () => {
        const at = random.int(LETTERS - 1)
        return { origin: [OWN, at] as const, rightOrigin: [OWN, at + 1] as const, content: { words: 'w' } }
      }),
    ]),
  /** Finding an order: each struct hangs on one of the client that comes last. */
  'a ladder through all clients': (_random, size) => {
    const rungs = Math.floor(size / MOST_WRITERS)
    return craftUpdate(
      Array.from({ length: MOST_WRITERS }, (_, i) => ({
        client: OWN + i,
        clock: 0,
        structs: Array.from({ length: rungs }, (_, at) => {
          const origin = i === MOST_WRITERS - 1 ? ([OWN, at - 1] as const) : ([OWN + i + 1, at] as const)
          return { ...(origin[1] < 0 ? {} : { origin }), parent: WHOLE, content: { words: 'z' } }
        }),
      })),
    )
  },
  'a ladder that ends nowhere': (_random, size) =>
    craftUpdate(
      Array.from({ length: MOST_WRITERS }, (_, i) => ({
        client: OWN + i,
        clock: 0,
        structs: Array.from({ length: Math.floor(size / MOST_WRITERS) }, (_, at) => ({
          origin: i === MOST_WRITERS - 1 ? ([OWN, at + 1] as const) : ([OWN + i + 1, at] as const),
          content: { words: 'z' },
        })),
      })),
    ),
  /** Many texts, each to be laid out for a few structs. */
  'into every text': (_random, size) =>
    one(
      Array.from({ length: size }, (_, i) => ({
        parent: `answer:${i % SMALL_TEXTS}`,
        rightOrigin: [SMALL_WRITER, (i % SMALL_TEXTS) * 11] as const,
        content: { words: 'z' },
      })),
    ),
  'in front of every text': (_random, size) =>
    one(Array.from({ length: size }, (_, i) => ({ parent: `answer:${i % SMALL_TEXTS}`, content: { words: 'z' } }))),
  /** Deleting as often as the limit lets. */
  'every second letter deleted': (_random, size) =>
    craftUpdate([], [[WHOLE_WRITER, Array.from({ length: size * 2 }, (_, i) => [(i * 2) % LETTERS, 1] as const)]]),
  'letters deleted in no order': (random, size) =>
    craftUpdate(
      [],
      WRITERS.map((client) => [
        client,
        Array.from({ length: size }, () => [random.int(Math.floor(LETTERS / 3)), 1] as const),
      ]),
    ),
  'own words deleted letter by letter': (random, size) =>
    craftUpdate(
      [
        {
          client: OWN,
          clock: 0,
          structs: Array.from({ length: size }, (_, i) =>
            i === 0
              ? { parent: WHOLE, content: { words: 'zz' } }
              : { origin: [OWN, i * 2 - 1] as const, content: { words: 'zz' } },
          ),
        },
      ],
      [[OWN, Array.from({ length: size }, () => [random.int(size * 2), 1] as const)]],
    ),
  /** Long words and names. */
  'a quarter of a megabyte in one word': (random) =>
    one([
      {
        parent: WHOLE,
        content: { words: pick(random, ['é', 'a', '😀']).repeat(60_000) + pick(random, ['', '\u0000']) },
      },
    ]),
  'a name as long as the message': () => one([{ parent: 'n'.repeat(260_000), content: { words: 'z' } }]),
  'erased without end': (_random, size) =>
    one(
      Array.from({ length: size }, (_, i) => ({
        ...(i === 0 ? {} : { origin: [OWN, i * 1_000 - 1] as const }),
        parent: WHOLE,
        content: { erased: 1_000 },
      })),
    ),
}

/** As many writers as one update may have, each with one struct. */
function newcomers(place: () => { parent?: string; origin?: readonly [number, number] }): ForgedBlock[] {
  return Array.from({ length: MOST_WRITERS }, (_, i) => ({
    client: OWN + i,
    clock: 0,
    structs: [{ ...place(), content: { words: 'z' } }],
  }))
}

function one(structs: readonly ForgedStruct[]): Uint8Array {
  return craftUpdate([{ client: OWN, clock: 0, structs }])
}
