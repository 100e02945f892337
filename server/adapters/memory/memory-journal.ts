import type { CommitFailure, CommitResult, Journal } from '../../journal/journal.ts'
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
}

export function createMemoryDisk(): MemoryDisk {
  return { rooms: new Map(), copies: new Map() }
}

export function createMemoryJournal(disk: MemoryDisk): MemoryJournal {
  const queue = createQueue()
  const openRooms = new Map<RoomName, CommitFailure | null>()
  let failing: CommitFailure | null = null

  const open: Journal['open'] = (room) =>
    queue.run(() => {
      const stored = disk.rooms.get(room) ?? createMemoryRoom()
      disk.rooms.set(room, stored)
      const verdict = verifyRoom(stored)
      if (verdict.kind === 'damaged') {
        openRooms.delete(room)
        return verdict
      }
      openRooms.set(room, null)
      return { kind: 'opened', record: verdict.record }
    })
  const commit: Journal['commit'] = (room, batch) =>
    queue.run((): CommitResult => {
      const stored = disk.rooms.get(room)
      const refusing = openRooms.get(room)
      if (stored === undefined || refusing === undefined) return notHeld()
      const reason = refusing ?? failing
      if (reason !== null) {
        if (refusing === null) failing = null
        openRooms.set(room, reason)
        return { kind: 'failed', reason }
      }
      appendBatch(stored, batch)
      return { kind: 'durable', seq: stored.seq }
    })
  const compact: Journal['compact'] = (room, document, base, upToSeq) =>
    queue.run((): CommitResult => {
      const stored = disk.rooms.get(room)
      if (stored === undefined || !openRooms.has(room)) return notHeld()
      const refusal = compactDocument(stored, document, base, upToSeq)
      if (refusal !== null) throw new Error(refusal)
      return { kind: 'durable', seq: stored.seq }
    })
  const backup: Journal['backup'] = (room, toFile) =>
    queue.run(() => {
      const stored = disk.rooms.get(room)
      if (stored === undefined || !openRooms.has(room)) {
        throw new Error('backup of a room that is not open')
      }
      disk.copies.set(toFile, structuredClone(stored))
    })

  return {
    journal: {
      open,
      commit,
      compact,
      backup,
      exists: (room) => queue.run(() => disk.rooms.has(room)),
      rooms: () => queue.run(() => [...disk.rooms.keys()].sort()),
      release: (room) => queue.run(() => void openRooms.delete(room)),
      erase: (room) =>
        queue.run(() => {
          openRooms.delete(room)
          disk.rooms.delete(room)
        }),
      stop: () => queue.run(() => openRooms.clear()),
    },
    hold: queue.hold,
    letGo: queue.letGo,
    failNext: (reason) => {
      failing = reason
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
