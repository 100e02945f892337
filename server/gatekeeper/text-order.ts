import type * as Y from 'yjs'
import type { FreshStruct, StructId } from './update-struct.ts'

/** A run of units of one writer, in the order in which a text holds them; those deleted too. */
export interface Piece extends StructId {
  length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  next: Piece | null
}

/** The order of one text, apart from the document, so that structs can be put in their places on trial. */
export interface TextOrder {
  /**
   * What lies between a struct's two neighbours, which must both be there; null when the right one does not come after the
   * left one.
   */
  readonly between: (struct: FreshStruct) => readonly Piece[] | null
  /** Puts a struct in as Yjs would (`Item.integrate`), given what lies between its neighbours. */
  readonly place: (struct: FreshStruct, between: readonly Piece[]) => void
}

export function createTextOrder(start: Y.Item | null): TextOrder {
  const byClient = new Map<number, Piece[]>()
  const head: { next: Piece | null } = { next: null }
  let last = head
  for (let item = start; item !== null; item = item.right) {
    const { id, length, origin, rightOrigin } = item
    const piece: Piece = { client: id.client, clock: id.clock, length, origin, rightOrigin, next: null }
    last.next = piece
    last = piece
    piecesOf(byClient, id.client).push(piece)
  }
  for (const pieces of byClient.values()) pieces.sort((a, b) => a.clock - b.clock)

  const leftOf = ({ origin }: FreshStruct) => (origin === null ? head : endingAt(byClient, origin))
  return {
    between(struct) {
      const { rightOrigin } = struct
      const right = rightOrigin === null ? null : startingAt(byClient, rightOrigin.client, rightOrigin.clock)
      const found: Piece[] = []
      for (let piece = leftOf(struct).next; piece !== right; piece = piece.next) {
        if (piece === null) return null
        found.push(piece)
      }
      return found
    },
    place(struct, between) {
      const { client, clock, length, origin, rightOrigin } = struct
      const left = leftOf(struct)
      const before = between.length === 0 ? left : leftAmong(byClient, struct, left, between)
      const placed: Piece = { client, clock, length, origin, rightOrigin, next: before.next }
      before.next = placed
      piecesOf(byClient, client).push(placed)
    },
  }
}

type Pieces = Map<number, Piece[]>

function piecesOf(byClient: Pieces, client: number): Piece[] {
  const known = byClient.get(client)
  if (known !== undefined) return known
  const pieces: Piece[] = []
  byClient.set(client, pieces)
  return pieces
}

/** Index of the last piece that begins at a clock or before. */
function indexAt(pieces: readonly Piece[], clock: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.clock ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return low
}

function containing(byClient: Pieces, id: StructId): Piece {
  const pieces = piecesOf(byClient, id.client)
  const piece = pieces[indexAt(pieces, id.clock)]
  if (piece === undefined || id.clock < piece.clock || id.clock >= piece.clock + piece.length) {
    throw new Error('a neighbour that is not in its text')
  }
  return piece
}

function startingAt(byClient: Pieces, client: number, clock: number): Piece {
  const piece = containing(byClient, { client, clock })
  if (piece.clock === clock) return piece
  const rest: Piece = {
    client,
    clock,
    length: piece.clock + piece.length - clock,
    origin: { client, clock: clock - 1 },
    rightOrigin: piece.rightOrigin,
    next: piece.next,
  }
  piece.length = clock - piece.clock
  piece.next = rest
  const pieces = piecesOf(byClient, client)
  pieces.splice(indexAt(pieces, piece.clock) + 1, 0, rest)
  return rest
}

function endingAt(byClient: Pieces, id: StructId): Piece {
  const piece = containing(byClient, id)
  if (piece.clock + piece.length > id.clock + 1) startingAt(byClient, id.client, id.clock + 1)
  return piece
}

/** Yjs' rule among concurrent writers: after whom a struct comes. */
function leftAmong(
  byClient: Pieces,
  struct: FreshStruct,
  left: { next: Piece | null },
  between: readonly Piece[],
): { next: Piece | null } {
  let after = left
  const conflicting = new Set<Piece>()
  const beforeOrigin = new Set<Piece>()
  for (const piece of between) {
    beforeOrigin.add(piece)
    conflicting.add(piece)
    if (sameId(struct.origin, piece.origin)) {
      if (piece.client < struct.client) {
        after = piece
        conflicting.clear()
      } else if (sameId(struct.rightOrigin, piece.rightOrigin)) break
      continue
    }
    const origin = piece.origin === null ? null : containing(byClient, piece.origin)
    if (origin === null || !beforeOrigin.has(origin)) break
    if (!conflicting.has(origin)) {
      after = piece
      conflicting.clear()
    }
  }
  return after
}

function sameId(a: StructId | null, b: StructId | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}
