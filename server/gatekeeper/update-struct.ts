/** What is left of a Yjs update once it is decoded: words, or room where words were. Nothing else is ours. */
export interface StructId {
  readonly client: number
  readonly clock: number
}

interface Placed extends StructId {
  /** In clock ticks; for words the number of UTF-16 units. At least 1. */
  readonly length: number
  /** The unit to the left when this was written. */
  readonly origin: StructId | null
  /** The unit to the right when this was written. */
  readonly rightOrigin: StructId | null
  /** Name of the root text; known only when there was no neighbour on either side. */
  readonly root: string | null
}

export interface Words extends Placed {
  readonly kind: 'words'
  readonly characters: string
}

/** Words that their writer deleted and forgot before sending them: they take clocks and show nothing. */
export interface Erased extends Placed {
  readonly kind: 'erased'
}

/** A hole that `Y.mergeUpdates` leaves when it lacks the updates between two others. */
export interface Hole extends StructId {
  readonly kind: 'hole'
  readonly length: number
}

export type FreshStruct = Words | Erased

export interface ClockRange {
  readonly clock: number
  readonly length: number
}

export interface StructBlock {
  readonly client: number
  /** In order of their clocks, without space between. */
  readonly structs: readonly (FreshStruct | Hole)[]
}

export interface DecodedUpdate {
  readonly blocks: readonly StructBlock[]
  /** By client; sorted, without overlap. */
  readonly deletions: ReadonlyMap<number, readonly ClockRange[]>
}
