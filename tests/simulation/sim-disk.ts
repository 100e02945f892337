import { createMemoryDisk, createMemoryJournal, type MemoryDisk } from '../../server/adapters/memory/memory-journal.ts'
import type { Batch, CommitResult, Journal } from '../../server/journal/journal.ts'
import type { RoomName } from '../../server/journal/room-name.ts'
import type { Random } from '../../server/runtime/random.ts'
import type { Life } from './sim-clock.ts'

/**
 * A disk with a cache: what was handed to it is on its plates only once it said so. When the power goes, a part of what
 * waits may have reached them, in order and each commit whole (the journal's own checksums see to that), without anybody
 * having been told.
 */
export interface SimDisk {
  readonly plates: MemoryDisk
  /** Milliseconds that each flush takes at least: a card in a bad mood. */
  slowMs: number
  /** A journal that acknowledges before it keeps: for sabotage only. */
  acknowledgesEarly: boolean
  /** Told of every commit the moment it is on the plates, before anybody else is. */
  onKept: (room: RoomName, batch: Batch) => void
  /** Begins a process on this disk. */
  journal(life: Life): Journal
  /** The next commit finds no room. */
  fillUp(): void
  powerCut(): void
}

interface Asked {
  readonly keep: () => Promise<unknown>
  readonly isCommit: boolean
}

export function createSimDisk(random: Random, plates: MemoryDisk = createMemoryDisk()): SimDisk {
  let inner = createMemoryJournal(plates)
  let cache: Asked[] = []
  let lastDue = 0

  const disk: SimDisk = {
    plates,
    slowMs: 0,
    acknowledgesEarly: false,
    onKept: () => {},
    journal(life) {
      inner = createMemoryJournal(plates)
      const { journal } = inner
      const ask = <Value>(keep: () => Promise<Value>, isCommit = false, early?: () => Value): Promise<Value> =>
        new Promise((told) => {
          if (life.over()) return
          const asked: Asked = { keep, isCommit }
          cache.push(asked)
          const now = life.clock.monotonic()
          lastDue = Math.max(lastDue, now + disk.slowMs + (isCommit ? 1 + random.int(12) : 1))
          if (early !== undefined) told(early())
          life.clock.after(lastDue - now, () => {
            cache = cache.filter((other) => other !== asked)
            void keep().then(told)
          })
        })
      const commit = (room: RoomName, batch: Batch) => async (): Promise<CommitResult> => {
        const result = await journal.commit(room, batch)
        if (result.kind === 'durable') disk.onKept(room, batch)
        return result
      }
      return {
        open: (room) => ask(() => journal.open(room)),
        exists: (room) => ask(() => journal.exists(room)),
        rooms: () => ask(() => journal.rooms()),
        commit: (room, batch) =>
          ask(
            commit(room, batch),
            true,
            disk.acknowledgesEarly
              ? () => ({ kind: 'durable', seq: (plates.rooms.get(room)?.seq ?? 0) + 1 })
              : undefined,
          ),
        compact: (room, document, base, upToSeq) => ask(() => journal.compact(room, document, base, upToSeq)),
        backup: (room, toFile) => ask(() => journal.backup(room, toFile)),
        release: (room) => ask(() => journal.release(room)),
        erase: (room) => ask(() => journal.erase(room)),
        stop: () => ask(() => journal.stop()),
      }
    },
    fillUp: () => inner.failNext('disk-full'),
    powerCut() {
      for (const asked of cache) {
        // The rest of the cache is gone. An erasure is done again by the next start.
        if (!asked.isCommit || random.int(2) === 0) break
        void asked.keep()
      }
      cache = []
      lastDue = 0
    },
  }
  return disk
}
