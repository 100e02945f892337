import * as Y from 'yjs'
import type { FreshStruct, StructId } from './update-struct.ts'

/** A run of units of one writer, in the order in which a text holds them; those deleted too. */
export interface Piece extends StructId {
  length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  /** What comes after it; `unread`: whatever the document has there, not looked at yet. */
  next: Piece | null | 'unread'
  /** The item it is a part of; null for a struct on trial. */
  readonly item: Y.Item | null
  /** Mark of the last struct that was weighed against it, and its place among those weighed. */
  weighed: number
  place: number
}

/**
 * The order of one text, apart from the document, so that structs can be put in their places on trial. Only what is walked
 * over is read: a long text costs nothing in itself.
 */
export interface TextOrder {
  /**
   * What lies between a struct's two neighbours, which must both be there; null when the right one does not come after the
   * left one. Gives up after `most`, with the first so many.
   */
  readonly between: (struct: FreshStruct, most: number) => readonly Piece[] | null
  /** Puts a struct in as Yjs would (`Item.integrate`), given all that lies between its neighbours. */
  readonly place: (struct: FreshStruct, between: readonly Piece[]) => void
}

export function createTextOrder(doc: Y.Doc, start: Y.Item | null): TextOrder {
  const pieces = createPieces(doc)
  const head: { next: Piece | null | 'unread' } = { next: start === null ? null : pieces.ofItem(start) }
  const leftOf = ({ origin }: FreshStruct) => (origin === null ? head : pieces.endingAt(origin))
  let weighings = 0
  return {
    between(struct, most) {
      const { rightOrigin } = struct
      const right = rightOrigin === null ? null : pieces.startingAt(rightOrigin)
      const found: Piece[] = []
      for (let piece = pieces.after(leftOf(struct)); piece !== right; piece = pieces.after(piece)) {
        if (piece === null) return null
        found.push(piece)
        if (found.length > most) break
      }
      return found
    },
    place(struct, between) {
      const left = leftOf(struct)
      const before = between.length === 0 ? left : leftAmong(pieces, struct, left, between, ++weighings)
      const { client, clock, length, origin, rightOrigin } = struct
      const next = pieces.after(before)
      const placed = { client, clock, length, origin, rightOrigin, next, item: null, weighed: 0, place: 0 }
      before.next = placed
      pieces.add(placed)
    },
  }
}

interface Pieces {
  readonly ofItem: (item: Y.Item) => Piece
  readonly after: (piece: { next: Piece | null | 'unread'; readonly item?: Y.Item | null }) => Piece | null
  /** The piece that holds a unit. */
  readonly holding: (id: StructId) => Piece
  /** The same, cut so that the unit is its first … */
  readonly startingAt: (id: StructId) => Piece
  /** … or its last. */
  readonly endingAt: (id: StructId) => Piece
  readonly add: (piece: Piece) => void
}

function createPieces(doc: Y.Doc): Pieces {
  /** Parts of what the document holds, by item, and what is put in on trial, by client; each in the order of clocks. */
  const partsOf = new Map<Y.Item | number, Piece[]>()

  function listHolding(id: StructId): Piece[] {
    if (id.clock >= Y.getState(doc.store, id.client)) return partsOf.get(id.client) ?? []
    const item = Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item
    ofItem(item)
    return partsOf.get(item) ?? []
  }
  function ofItem(item: Y.Item): Piece {
    const known = partsOf.get(item)?.[0]
    if (known !== undefined) return known
    const { id, length, origin, rightOrigin } = item
    const { client, clock } = id
    const next = 'unread'
    const piece: Piece = { client, clock, length, origin, rightOrigin, next, item, weighed: 0, place: 0 }
    partsOf.set(item, [piece])
    return piece
  }
  function holding(id: StructId): Piece {
    const list = listHolding(id)
    const piece = list[indexAt(list, id.clock)]
    if (piece === undefined || id.clock < piece.clock || id.clock >= piece.clock + piece.length) {
      throw new Error('a neighbour that is not in its text')
    }
    return piece
  }
  function startingAt(id: StructId): Piece {
    const piece = holding(id)
    const { client, clock } = id
    if (piece.clock === clock) return piece
    const rest: Piece = {
      ...piece,
      clock,
      length: piece.clock + piece.length - clock,
      origin: { client, clock: clock - 1 },
    }
    piece.length = clock - piece.clock
    piece.next = rest
    const list = listHolding(id)
    list.splice(indexAt(list, piece.clock) + 1, 0, rest)
    return rest
  }
  return {
    ofItem,
    after(piece) {
      if (piece.next !== 'unread') return piece.next
      const right = piece.item?.right ?? null
      piece.next = right === null ? null : ofItem(right)
      return piece.next
    },
    holding,
    startingAt,
    endingAt(id) {
      const piece = holding(id)
      if (piece.clock + piece.length > id.clock + 1) startingAt({ client: id.client, clock: id.clock + 1 })
      return piece
    },
    add(piece) {
      const known = partsOf.get(piece.client)
      if (known === undefined) partsOf.set(piece.client, [piece])
      else known.push(piece)
    },
  }
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

/** Yjs' rule among concurrent writers: after whom a struct comes. */
function leftAmong(
  pieces: Pieces,
  struct: FreshStruct,
  left: { next: Piece | null | 'unread' },
  between: readonly Piece[],
  mark: number,
): { next: Piece | null | 'unread' } {
  let after = left
  /** Those from this place on are still in conflict; earlier ones are settled. */
  let conflictingFrom = 0
  for (let place = 0; place < between.length; place++) {
    const piece = between[place] as Piece
    piece.weighed = mark
    piece.place = place
    if (sameId(struct.origin, piece.origin)) {
      if (piece.client < struct.client) {
        after = piece
        conflictingFrom = place + 1
      } else if (sameId(struct.rightOrigin, piece.rightOrigin)) break
      continue
    }
    const origin = piece.origin === null ? null : originAmong(pieces, piece.origin, between[place - 1])
    if (origin === null || origin.weighed !== mark) break
    if (origin.place < conflictingFrom) {
      after = piece
      conflictingFrom = place + 1
    }
  }
  return after
}

/** What somebody wrote in one go hangs each on the one before: mostly there is nothing to look up. */
function originAmong(pieces: Pieces, origin: StructId, before: Piece | undefined): Piece {
  const { client, clock } = origin
  const isBefore = before?.client === client && before.clock <= clock && clock < before.clock + before.length
  return isBefore ? before : pieces.holding(origin)
}

function sameId(a: StructId | null, b: StructId | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}
