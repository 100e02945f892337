import type { RoomName } from './room-name.ts'

/** One Yjs v1 update, as the document emitted it after the gate. */
export interface DocumentUpdate {
  readonly document: string
  readonly bytes: Uint8Array
}

/** A Yjs client id and the seat that first used it in that document; the seat `server` for the server's own ids. */
export interface OwnerBind {
  readonly document: string
  readonly client: number
  readonly seat: string
}

/** The canonical JSON of one fact. The state of a room is folded from its facts, in order. */
export interface FactRow {
  readonly body: string
}

/** An applied command; `result` is the JSON of its first answer, given again when the command comes again. */
export interface AppliedCommand {
  readonly id: string
  readonly seat: string
  readonly result: string
}

/** What becomes durable together, or not at all. */
export interface Batch {
  readonly facts: readonly FactRow[]
  readonly updates: readonly DocumentUpdate[]
  readonly owners: readonly OwnerBind[]
  readonly commands: readonly AppliedCommand[]
}

/** A document as kept: apply `base` if there is one, then `tail` in order. Its arrays may share a buffer. */
export interface StoredDocument {
  readonly document: string
  readonly base: Uint8Array | null
  readonly tail: readonly Uint8Array[]
}

/** Everything durable of one room. `seq` is that of its last commit, 0 in a new room. */
export interface RoomRecord {
  readonly seq: number
  readonly facts: readonly string[]
  readonly documents: readonly StoredDocument[]
  readonly owners: readonly OwnerBind[]
  readonly commands: readonly AppliedCommand[]
}

export type DamagedTable = 'facts' | 'updates' | 'owners' | 'commands' | 'bases' | 'chains' | 'file'

/** The first row that does not fit its hash; `seq` is 0 where the file itself cannot be read. */
export interface Damage {
  readonly table: DamagedTable
  readonly seq: number
}

export type CommitFailure = 'disk-full' | 'io' | 'fenced'

export type CommitResult =
  | { readonly kind: 'durable'; readonly seq: number }
  | { readonly kind: 'failed'; readonly reason: CommitFailure }

export type OpenResult =
  | { readonly kind: 'opened'; readonly record: RoomRecord }
  | { readonly kind: 'damaged'; readonly where: Damage }
  | { readonly kind: 'newer-schema' }
  | { readonly kind: 'failed'; readonly reason: 'disk-full' | 'io' }

/**
 * The durable record. Calls on one room take effect in the order they are made.
 * A call that cannot be answered because the journal has ended rejects, except `commit` and `compact`,
 * which answer `failed` with `io`.
 */
export interface Journal {
  /**
   * Makes an empty room if there is none, verifies every row and gives all of it.
   * Opening an open room reads it again from disk: that is how a room goes on after a failed commit.
   * After `damaged` and `newer-schema` nothing was changed on disk and the room is not open.
   */
  open(room: RoomName): Promise<OpenResult>
  exists(room: RoomName): Promise<boolean>
  /** Every room that exists, by name; the catalog is one of them. */
  rooms(): Promise<readonly RoomName[]>
  /**
   * Answers `durable` only after the flush; `seq` grows by one a commit, in the order of the calls.
   * A command id or a client id that the room has already keeps its first row; the rest of the batch is written.
   * After `failed` nothing of the batch is kept, and every later commit of that room fails with the same reason until
   * it is opened again: what was built on a lost batch must not be written. `fenced`: the room is not held here.
   */
  commit(room: RoomName, batch: Batch): Promise<CommitResult>
  /**
   * Puts `base` in the place of all updates of the document up to `upToSeq` (base and deletion in one transaction).
   * `base` must hold exactly these. Rejects if `upToSeq` lies after the last commit or before the base that is there.
   * A failure leaves the room as it was, and open.
   */
  compact(room: RoomName, document: string, base: Uint8Array, upToSeq: number): Promise<CommitResult>
  /** Closes the room's file; commits made before are done first. */
  release(room: RoomName): Promise<void>
  /** Shreds the room, open or not, damaged or not. May be called again after a crash in its middle. */
  erase(room: RoomName): Promise<void>
  /**
   * Writes a copy of a room that exists, complete up to the commits made before, flushed, readable by the owner alone; no
   * commit waits for it. Rejects when it cannot be read or written, with the system's `code`.
   */
  backup(room: RoomName, toFile: string): Promise<void>
  /** Finishes what was asked, closes every room and lets go of the data folder. */
  stop(): Promise<void>
}
