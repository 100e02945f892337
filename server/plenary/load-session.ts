import type { CommitFailure, Journal, OpenResult, RoomRecord } from '../journal/journal.ts'
import { type RoomName, sessionRoom } from '../journal/room-name.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import { emptyState, type RowWrite } from '../session/state.ts'
import { createSessionMemory, type SessionMemory } from './memory.ts'

export interface LoadedSession {
  readonly memory: SessionMemory
  readonly seq: number
  /** False: the disk is full, so the client ids of this activation are not stored and nothing may be written. */
  readonly writes: boolean
}

interface Deps {
  readonly room: RoomName
  readonly journal: Journal
  readonly random: Random
  readonly log: Log
  /** Told each time the record is read whether it could be. */
  readonly onRecord: (found: RecordFound) => void
}

/** A damaged record is not shown; the other sessions go on (TRUST D-12). */
export type RecordFound = 'sound' | 'damaged' | 'newer' | 'unreadable'

/** As it lies on disk, to be read only. Null when it cannot be read. */
export async function readSession(deps: Deps): Promise<LoadedSession | null> {
  const opened = await deps.journal.open(deps.room)
  const memory = opened.kind === 'opened' ? ownMemory(deps, opened.record) : null
  const found = opened.kind === 'opened' && memory === null ? 'damaged' : foundOf(opened)
  deps.onRecord(found)
  if (opened.kind === 'opened' && memory !== null) return { memory, seq: opened.record.seq, writes: false }
  deps.log.error('service-failed', { service: 'session', step: opened.kind === 'opened' ? 'foreign' : opened.kind })
  if (opened.kind === 'opened') await deps.journal.release(deps.room)
  return null
}

/**
 * Null for the record of another session or of the catalogue. A file copied over another, or its log alone, bears sound
 * chains and another's words (TRUST D-12).
 */
function ownMemory(deps: Deps, record: RoomRecord): SessionMemory | null {
  const facts = record.facts.flatMap((body) => JSON.parse(body) as RowWrite[])
  const tables = emptyState()
  const isOurs = (write: RowWrite) =>
    write.table in tables &&
    (write.table !== 'session' || (write.row !== null && sessionRoom(write.row.id) === deps.room))
  return facts.every(isOurs) ? createSessionMemory(record, deps.random) : null
}

function foundOf(opened: OpenResult): RecordFound {
  switch (opened.kind) {
    case 'opened':
      return 'sound'
    case 'damaged':
      return 'damaged'
    case 'newer-schema':
      return 'newer'
    case 'failed':
      return 'unreadable'
  }
}

/** Read, and made ready to be written: its client ids stored, its stage brought up to its rows. Null when the disk refuses. */
export async function loadSession(deps: Deps): Promise<LoadedSession | null> {
  const read = await readSession(deps)
  if (read === null) return null
  const { memory } = read
  const empty = { facts: [], updates: [], owners: [], commands: [] }
  const bound = await deps.journal.commit(deps.room, { ...empty, owners: memory.binds })
  if (bound.kind === 'failed') return await afterFailure(deps, bound.reason)
  if (!memory.state.session.has('row')) return { memory, seq: bound.seq, writes: true }
  // The stage may be older than the rows (an update of the program, a first start): bring it up to them now.
  memory.stage.doc.transact(() => {
    const cards = new Set([...memory.state.card.values()].map((card) => card.id))
    memory.stageWriter.project(cards, true)
    // What was to be published in the round that the power cut off: nobody else remembers that it is due.
    memory.stageWriter.publishCounts(cards)
  })
  const update = memory.stage.takeChanges()
  if (update === null) return { memory, seq: bound.seq, writes: true }
  const updates = [{ document: memory.stage.base, bytes: update }]
  const drawn = await deps.journal.commit(deps.room, { ...empty, updates })
  return drawn.kind === 'failed' ? await afterFailure(deps, drawn.reason) : { memory, seq: drawn.seq, writes: true }
}

/** What was drawn and not stored must not be read: from disk once more. */
async function afterFailure(deps: Deps, reason: CommitFailure): Promise<LoadedSession | null> {
  return reason === 'disk-full' ? await readSession(deps) : null
}
