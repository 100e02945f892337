import type { Batch, CommitFailure, CommitResult, Journal, OpenResult } from '../../journal/journal.ts'
import type { RoomName } from '../../journal/room-name.ts'
import { verifyRoom } from '../../journal/stored-room.ts'
import { appendBatch, compactDocument, createMemoryRoom, type MemoryRoom } from './memory-room.ts'

/** What outlives a journal: hand the same one to the next journal to start again after a stop or a crash. */
export interface MemoryDisk {
  readonly rooms: Map<RoomName, MemoryRoom>
  /** Copies made by `backup`, by file name. */
  readonly copies: Map<string, MemoryRoom>
}

export interface MemoryJournal {
  readonly journal: Journal
  /** From now on calls wait, as on a disk that does not answer. A journal left so has crashed: what waits is lost. */
  hold(): void
  /** What waits is done now, in order. */
  letGo(): void
  /** The next commit of any room fails. */
  failNext(reason: CommitFailure): void
  /** While it is full every commit fails; what is there is still read. */
  fill(full: boolean): void
}

export function createMemoryDisk(): MemoryDisk {
  return { rooms: new Map(), copies: new Map() }
}

export function createMemoryJournal(disk: MemoryDisk): MemoryJournal {
  const queue = createQueue()
  const rooms = createHeldRooms(disk)
  return {
    journal: {
      open: (room) => queue.run(() => rooms.open(room)),
      exists: (room) => queue.run(() => disk.rooms.has(room)),
      rooms: () => queue.run(() => [...disk.rooms.keys()].sort()),
      commit: (room, batch) => queue.run(() => rooms.commit(room, batch)),
      compact: (room, document, base, upToSeq) => queue.run(() => rooms.compact(room, document, base, upToSeq)),
      backup: (room, toFile) => queue.run(() => rooms.backup(room, toFile)),
      release: (room) => queue.run(() => rooms.release(room)),
      erase: (room) =>
        queue.run(() => {
          rooms.release(room)
          disk.rooms.delete(room)
        }),
      stop: () => queue.run(() => rooms.releaseAll()),
    },
    hold: queue.hold,
    letGo: queue.letGo,
    failNext: rooms.failNext,
    fill: rooms.fill,
  }
}

/** The journal without its waiting: each method as it is done when its turn comes. */
function createHeldRooms(disk: MemoryDisk) {
  const refusals = new Map<RoomName, CommitFailure | null>()
  let failing: CommitFailure | null = null
  let full = false
  const held = (room: RoomName) => (refusals.has(room) ? disk.rooms.get(room) : undefined)

  return {
    open: (room: RoomName): OpenResult => {
      const stored = disk.rooms.get(room) ?? createMemoryRoom()
      disk.rooms.set(room, stored)
      const verdict = verifyRoom(stored)
      refusals.delete(room)
      if (verdict.kind === 'damaged') return verdict
      refusals.set(room, null)
      return { kind: 'opened', record: verdict.record }
    },
    commit: (room: RoomName, batch: Batch): CommitResult => {
      const stored = held(room)
      if (stored === undefined) return notHeld()
      const refusing = refusals.get(room) ?? null
      const reason = refusing ?? failing ?? (full ? 'disk-full' : null)
      if (reason === null) {
        appendBatch(stored, batch)
        return { kind: 'durable', seq: stored.seq }
      }
      if (refusing === null) failing = null
      refusals.set(room, reason)
      return { kind: 'failed', reason }
    },
    compact: (room: RoomName, document: string, base: Uint8Array, upToSeq: number): CommitResult => {
      const stored = held(room)
      if (stored === undefined) return notHeld()
      const refusal = compactDocument(stored, document, base, upToSeq)
      if (refusal !== null) throw new Error(refusal)
      return { kind: 'durable', seq: stored.seq }
    },
    backup: (room: RoomName, toFile: string): void => {
      const stored = held(room)
      if (stored === undefined) throw new Error('backup of a room that is not open')
      disk.copies.set(toFile, structuredClone(stored))
    },
    release: (room: RoomName): void => {
      refusals.delete(room)
    },
    releaseAll: (): void => refusals.clear(),
    failNext: (reason: CommitFailure): void => {
      failing = reason
    },
    fill: (now: boolean): void => {
      full = now
    },
  }
}

function notHeld(): CommitResult {
  return { kind: 'failed', reason: 'fenced' }
}

/** Work is never done within the call that asks for it: a disk answers later. */
function createQueue() {
  let isHeld = false
  let waiting: (() => void)[] = []
  const letGo = () => {
    isHeld = false
    const now = waiting
    waiting = []
    for (const work of now) work()
  }
  return {
    hold: () => {
      isHeld = true
    },
    letGo,
    run: <Value>(work: () => Value): Promise<Value> =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(work())
          } catch (error) {
            reject(error)
          }
        })
        queueMicrotask(() => {
          if (!isHeld) letGo()
        })
      }),
  }
}
