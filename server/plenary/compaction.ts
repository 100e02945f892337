import type { Journal } from '../journal/journal.ts'
import type { RoomName } from '../journal/room-name.ts'
import type { Log } from '../runtime/log.ts'
import type { SessionMemory } from './memory.ts'

/** A cold load of so many small updates takes some tens of milliseconds; compacting costs one encode. */
const updatesBeforeCompaction = 2_000

export interface Compacting {
  readonly journal: Journal
  readonly room: RoomName
  readonly memory: SessionMemory
  /** Of the last commit: the documents hold exactly what lies up to it. */
  readonly seq: number
  readonly log: Log
}

const lastVersions = new WeakMap<SessionMemory, Map<string, number>>()

/** « Base up to S, then delete ≤ S »: between two ticks memory holds exactly what is on disk, so its state is the base. */
export async function compactIfLong(on: Compacting): Promise<void> {
  const seen = lastVersions.get(on.memory) ?? new Map<string, number>()
  lastVersions.set(on.memory, seen)
  for (const document of on.memory.documents.values()) {
    const since = document.version() - (seen.get(document.base) ?? 0)
    if (since < updatesBeforeCompaction) continue
    seen.set(document.base, document.version())
    const result = await on.journal.compact(on.room, document.base, document.encode(), on.seq)
    if (result.kind === 'durable') on.log.info('compacted', { seq: on.seq })
  }
}
