import * as Y from 'yjs'
import type { GatedDocument, GateSeat } from '../../server/gatekeeper/gate.ts'
import type { Random } from '../../server/runtime/random.ts'
import {
  craftUpdate,
  type ForgedBlock,
  type ForgedContent,
  type ForgedDeletions,
  type ForgedStruct,
} from '../server/gatekeeper/craft-update.ts'
import { pick } from './fast-random.ts'

type Id = readonly [number, number]

/** What a forger can know of a document, looked up once for many forgeries. */
export interface Ground {
  readonly doc: Y.Doc
  readonly serverClients: readonly number[]
  readonly ownersBySeat: ReadonlyMap<string, readonly number[]>
  readonly clients: readonly number[]
  /** Ids that others draw and have not used yet. */
  readonly unused: readonly number[]
  readonly units: Readonly<Record<string, readonly Id[]>>
  readonly names: readonly string[]
}

export function surveyGround(document: GatedDocument, unused: readonly number[]): Ground {
  const { doc, owners, serverClients } = document
  const ownersBySeat = new Map<string, number[]>()
  for (const [client, seat] of owners) ownersBySeat.set(seat, [...(ownersBySeat.get(seat) ?? []), client])
  const units: Record<string, Id[]> = {}
  const names = [...document.texts]
  for (const name of names) {
    const ids: Id[] = []
    for (let item = doc.getText(name)._start; item !== null; item = item.right) {
      for (let i = 0; i < item.length; i++) ids.push([item.id.client, item.id.clock + i])
    }
    units[name] = ids
  }
  const clients = [...doc.store.clients.keys()]
  return { doc, serverClients: [...serverClients], ownersBySeat, clients, unused, units, names }
}

/** Everything that a v1 update can hold in one place, honest or not. */
const CONTENTS: readonly (ForgedContent | 'gc' | 'skip' | 'odd')[] = [
  { words: 'mot' },
  { words: '😀' },
  { words: '' },
  { words: 'a\u0000' },
  { words: '\u202Ex' },
  { words: 'long '.repeat(40) },
  { bytes: Uint8Array.of(0xed, 0xa0, 0xbd) },
  { erased: 3 },
  { erased: 0 },
  { erased: 2 ** 41 },
  { any: [1, { a: [true, null] }] },
  { json: ['{}'] },
  { binary: Uint8Array.of(1, 2) },
  { embed: { a: 1 } },
  { format: ['bold', true] },
  { subdocument: 'x' },
  ...[0, 1, 2, 3, 4, 5, 6].map((type) => ({ type })),
  'gc',
  'skip',
  'odd',
]
const WHOSE = ['own', 'new', 'foreign', 'unused', 'server', 'any', 'beyond 32 bits', 'beyond 53 bits'] as const
const CLOCKS = ['next', 'gap', 'overlap', 'again', 'zero', '2^31', '2^53'] as const
const PARENTS = [
  'writable',
  'readable',
  'closed',
  'unknown',
  '__proto__',
  'nested',
  'entry',
  'entry of a nested',
] as const
const NEIGHBOURS = [
  'left',
  'right',
  'both',
  'none',
  'far apart',
  'wrong order',
  'two texts',
  'itself',
  'forward',
  'nowhere',
] as const
const DELETIONS = ['none', 'own', 'foreign', 'server', 'future', 'half', 'twice', 'giant'] as const

const AXES = [CONTENTS, WHOSE, CLOCKS, PARENTS, NEIGHBOURS, DELETIONS] as const
/** What an honest page would have in each place: how many of the axis, from its beginning. */
const HONEST = [2, 2, 1, 1, 4, 2] as const
/** How many different cells there are. */
export const GRID_CELLS = AXES.reduce((product, axis) => product * axis.length, 1)
/** Goes through all cells, neighbouring ones far apart; prime, and no factor of the number of cells. */
const STRIDE = 104_729

type Values = readonly number[]

/** Number `n` of all cells: `n` and `n + GRID_CELLS` are of the same kinds, in other places. */
function cellOf(n: number): Values {
  let rest = (n * STRIDE) % GRID_CELLS
  return AXES.map((axis) => {
    const value = rest % axis.length
    rest = Math.floor(rest / axis.length)
    return value
  })
}

/** Honest but for one or two of its sides: what goes deepest before it is found out. */
function nearlyHonest(random: Random): Values {
  const values: number[] = HONEST.map((count) => random.int(count))
  for (let times = 1 + random.int(2); times > 0; times--) {
    const axis = random.int(AXES.length)
    values[axis] = random.int(AXES[axis]?.length ?? 1)
  }
  return values
}

/** The forgery of one cell of the grid; every second time of one that differs little from what is honest. */
export function forgeOfGrid(ground: Ground, seat: GateSeat, random: Random, n: number): Uint8Array {
  const values = n % 2 === 0 ? cellOf(n / 2) : nearlyHonest(random)
  const take = <Value>(axis: readonly Value[], rank: number) => axis[values[rank] ?? 0] as Value
  const client = clientOf(ground, seat, random, take(WHOSE, 1))
  const clock = clockOf(take(CLOCKS, 2), Y.getState(ground.doc.store, client))
  const parent = take(PARENTS, 3)
  const cell: Cell = { ground, random, client, clock, name: nameOf(ground, seat, random, parent), parent }
  const content = take(CONTENTS, 0)
  const structs = [structOf(cell, content, neighboursOf(cell, take(NEIGHBOURS, 4)))]
  const more = random.int(8)
  if (more === 0) structs.push(structOf(cell, pick(random, CONTENTS), neighboursOf(cell, pick(random, NEIGHBOURS))))
  else if (more < 4) structs.push(structOf(cell, { words: 'et' }, { origin: [client, clock + lengthOf(content) - 1] }))
  const blocks: ForgedBlock[] = [{ client, clock, structs }]
  if (random.int(64) === 0) blocks.push({ client, clock, structs: [structOf(cell, { words: 'x' }, {})] })
  if (random.int(64) === 0) blocks.push({ client: 9, clock: 0, structs, size: random.int(2 ** 31) })
  return craftUpdate(blocks, deletionsOf(cell, seat, take(DELETIONS, 5)))
}

function lengthOf(content: (typeof CONTENTS)[number]): number {
  if (typeof content === 'string') return 1
  if ('words' in content) return content.words.length
  return 'erased' in content ? content.erased : 1
}

interface Cell {
  readonly ground: Ground
  readonly random: Random
  readonly client: number
  readonly clock: number
  readonly name: string
  readonly parent: (typeof PARENTS)[number]
}

function clientOf(ground: Ground, seat: GateSeat, random: Random, whose: (typeof WHOSE)[number]): number {
  const own = ground.ownersBySeat.get(seat.seat) ?? []
  const any = ground.clients.length === 0 ? [5] : ground.clients
  switch (whose) {
    case 'own':
      return own.length === 0 ? 4_000 + random.int(4) : pick(random, own)
    case 'new':
      return 5_000 + random.int(1_000_000)
    case 'foreign': {
      const foreign = any.filter((client) => !own.includes(client))
      return foreign.length === 0 ? 6 : pick(random, foreign)
    }
    case 'unused':
      return ground.unused.length === 0 ? 7 : pick(random, ground.unused)
    case 'server':
      return pick(random, ground.serverClients)
    case 'any':
      return pick(random, any)
    case 'beyond 32 bits':
      return 2 ** 32 + random.int(9)
    case 'beyond 53 bits':
      return 2 ** 53 - 1
  }
}

function clockOf(which: (typeof CLOCKS)[number], state: number): number {
  switch (which) {
    case 'next':
      return state
    case 'gap':
      return state + 1
    case 'overlap':
      return Math.max(0, state - 2)
    case 'again':
      return Math.max(0, state - 3)
    case 'zero':
      return 0
    case '2^31':
      return 2 ** 31
    case '2^53':
      return 2 ** 53 - 1
  }
}

function nameOf(ground: Ground, seat: GateSeat, random: Random, parent: Cell['parent']): string {
  if (parent === 'unknown') return 'hidden'
  if (parent === '__proto__') return '__proto__'
  const { names } = ground
  const such = names.filter((name) => {
    const right = seat.rightOn(name)
    if (parent === 'readable') return right !== null && !right.mayInsert
    return parent === 'closed' ? right === null : right?.mayInsert === true
  })
  return pick(random, such.length === 0 ? names : such)
}

type Neighbours = Pick<Exclude<ForgedStruct, { gc: number } | { skip: number }>, 'origin' | 'rightOrigin'>

function neighboursOf({ ground, random, client, clock, name }: Cell, which: (typeof NEIGHBOURS)[number]): Neighbours {
  const units = ground.units[name] ?? []
  const other = ground.units[pick(random, ground.names)] ?? []
  const at = random.int(units.length + 1)
  const beside = (place: number, side: 'origin' | 'rightOrigin', among = units): Neighbours => {
    const id = among[place]
    return id === undefined ? {} : { [side]: id }
  }
  switch (which) {
    case 'none':
      return {}
    case 'left':
      return beside(at, 'origin')
    case 'right':
      return beside(at, 'rightOrigin')
    case 'both':
      return { ...beside(at - 1, 'origin'), ...beside(at, 'rightOrigin') }
    case 'far apart':
      return { ...beside(random.int(at + 1), 'origin'), ...beside(at, 'rightOrigin') }
    case 'wrong order':
      return { ...beside(at, 'origin'), ...beside(at - 1, 'rightOrigin') }
    case 'two texts':
      return { ...beside(at, 'origin'), ...beside(random.int(other.length + 1), 'rightOrigin', other) }
    case 'itself':
      return { origin: [client, clock] }
    case 'forward':
      return { origin: [client, clock + 1], rightOrigin: [client, clock + 2] }
    case 'nowhere':
      return { origin: [pick(random, [3, client, ...ground.serverClients]), 2 ** 20] }
  }
}

function structOf(cell: Cell, content: (typeof CONTENTS)[number], neighbours: Neighbours): ForgedStruct {
  const { random, ground } = cell
  if (content === 'gc') return { gc: 1 + random.int(9) }
  if (content === 'skip') return { skip: 1 + random.int(9) }
  // Kinds 11 to 31 are none of Yjs'; with neighbours they read like an item.
  if (content === 'odd') return { skip: 1 + random.int(9), info: 11 + random.int(245) }
  const nested = cell.parent === 'nested' || cell.parent === 'entry of a nested'
  const entry = cell.parent === 'entry' || cell.parent === 'entry of a nested'
  return {
    ...neighbours,
    parent: nested
      ? pick(random, [[ground.clients[0] ?? 1, 0] as const, [cell.client, cell.clock] as const])
      : cell.name,
    ...(entry ? { sub: 'key' } : {}),
    content,
  }
}

function deletionsOf(cell: Cell, seat: GateSeat, which: (typeof DELETIONS)[number]): ForgedDeletions {
  const { ground, random } = cell
  const { store } = ground.doc
  const own = ground.ownersBySeat.get(seat.seat) ?? []
  const range = (client: number): Id => [random.int(Y.getState(store, client) + 1), 1 + random.int(6)]
  const ofAny = (clients: readonly number[]): ForgedDeletions => {
    if (clients.length === 0) return []
    const client = pick(random, clients)
    return [[client, [range(client)]]]
  }
  switch (which) {
    case 'none':
      return []
    case 'own':
      return ofAny(own)
    case 'foreign':
      return ofAny(ground.clients.filter((client) => !own.includes(client)))
    case 'server':
      return ofAny(ground.serverClients)
    case 'future': {
      const victim = pick(random, ground.clients.length === 0 ? [5] : ground.clients)
      return [[victim, [[Y.getState(store, victim), 1 + random.int(50)]]]]
    }
    case 'half':
      return [[cell.client, [[cell.clock + 1, 1]]]]
    case 'twice': {
      const twice = ofAny(ground.clients)
      return [...twice, ...twice]
    }
    case 'giant':
      return [[pick(random, [cell.client, 2 ** 32, ...ground.clients]), [[random.int(2) * 2 ** 31, 2 ** 53 - 1]]]]
  }
}
