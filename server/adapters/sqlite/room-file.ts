import { strict as assert } from 'node:assert'
import { baseLink, firstLink } from '../../journal/chain.ts'
import type { Batch, CommitFailure, CommitResult } from '../../journal/journal.ts'
import { type ChainState, linkBatch } from '../../journal/link-batch.ts'
import { type Verdict, verifyRoom } from '../../journal/stored-room.ts'
import { assertDurable, type Connection, failureCode, isBusy, isDiskFull } from './connection.ts'
import { createRoomRows, type RoomRows } from './room-rows.ts'
import { roomTables } from './schema.ts'

/** One open room. Whatever a method throws is no expected refusal: the writer ends the process. */
export interface RoomFile {
  /** Everything, verified; after this a room that refused commits takes them again. */
  read(): Verdict
  /** Why it takes no commits until it is read again; null while it does. */
  refuses(): CommitFailure | null
  /** One transaction and one flush for all of them; all or none. */
  write(batches: readonly Batch[]): readonly CommitResult[]
  compact(document: string, base: Uint8Array, upToSeq: number): CompactResult
  /** Called after the answers are out: moves the log into the file when it has grown. */
  tend(): void
  /** Leaves no row, neither in the file nor in its log. */
  shred(): void
  close(): void
}

export type CompactResult = CommitResult | { readonly kind: 'misasked'; readonly why: string }

/** A commit writes a handful of pages; at this many the log is a few megabytes, and moving it takes some milliseconds. */
const commitsPerCheckpointMax = 256
const logBytesMax = 4 * 1024 * 1024

export function createRoomFile(connection: Connection): RoomFile {
  // Also here, so that no way of making a room's file can pass the settings by.
  assertDurable(connection)
  const rows = createRoomRows(connection)
  const log = createLogGauge(connection)
  let state: ChainState = { seq: 0, heads: new Map() }
  let refusing: CommitFailure | null = null

  const write = (batches: readonly Batch[]): readonly CommitResult[] => {
    if (refusing === null) {
      const outcome = inTransaction(connection, () => appendBatches(rows, state, batches))
      if (outcome.kind === 'done') {
        const first = state.seq + 1
        state = outcome.value
        log.grewBy(batches)
        return batches.map((_, at) => ({ kind: 'durable', seq: first + at }))
      }
      refusing = outcome.reason
    }
    const reason = refusing
    return batches.map(() => ({ kind: 'failed', reason }))
  }

  return {
    read: () => {
      const stored = rows.readAll()
      const verdict = verifyRoom(stored)
      if (verdict.kind === 'sound') {
        state = { seq: stored.seq, heads: stored.heads }
        refusing = null
      }
      return verdict
    },
    refuses: () => refusing,
    write,
    compact: (document, bytes, upToSeq) => {
      const oldBase = rows.baseOf(document)
      if (upToSeq > state.seq || upToSeq < (oldBase?.seq ?? 0)) {
        const why = `compaction up to ${upToSeq} of ${state.seq}, base at ${oldBase?.seq ?? 0}`
        return { kind: 'misasked', why }
      }
      const head = rows.updateLinkAt(document, upToSeq) ?? oldBase?.head ?? firstLink()
      const line = { seq: upToSeq, document, bytes, head }
      const outcome = inTransaction(connection, () => rows.replaceByBase({ ...line, link: baseLink(line) }))
      if (outcome.kind === 'failed') return outcome
      // Deleted words stay readable in the log until it is emptied.
      log.empty()
      return { kind: 'durable', seq: state.seq }
    },
    tend: log.tend,
    shred: () => shred(connection, log),
    close: () => connection.close(),
  }
}

function appendBatches(rows: RoomRows, before: ChainState, batches: readonly Batch[]): ChainState {
  let state = before
  for (const batch of batches) {
    const linked = linkBatch(state, batch, rows)
    rows.append(linked)
    state = linked.after
  }
  rows.putState(before, state)
  return state
}

type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly reason: CommitFailure }

/** A full disk and a stranger's lock can be outlived. Anything else, a failed flush above all, is thrown on. */
function inTransaction<Value>(connection: Connection, work: () => Value): Outcome<Value> {
  try {
    return { kind: 'done', value: connection.transaction(work).immediate() }
  } catch (error) {
    const code = failureCode(error)
    if (isDiskFull(code)) return { kind: 'failed', reason: 'disk-full' }
    if (isBusy(code)) return { kind: 'failed', reason: 'fenced' }
    throw error
  }
}

interface LogGauge {
  grewBy(batches: readonly Batch[]): void
  tend(): void
  empty(): void
}

function createLogGauge(connection: Connection): LogGauge {
  let commits = 0
  let bytes = 0
  const checkpoint = (mode: 'PASSIVE' | 'TRUNCATE') => {
    commits = 0
    bytes = 0
    try {
      connection.pragma(`wal_checkpoint(${mode})`)
    } catch (error) {
      // Nothing is lost: what could not be moved is flushed in the log, and is moved another time.
      const code = failureCode(error)
      if (!isDiskFull(code) && !isBusy(code)) throw error
    }
  }
  return {
    grewBy: (batches) => {
      commits += 1
      for (const { updates, facts, commands } of batches) {
        for (const update of updates) bytes += update.bytes.length
        for (const fact of facts) bytes += fact.body.length
        for (const command of commands) bytes += command.result.length
      }
    },
    tend: () => {
      if (commits >= commitsPerCheckpointMax || bytes >= logBytesMax) {
        checkpoint('PASSIVE')
      }
    },
    empty: () => checkpoint('TRUNCATE'),
  }
}

function shred(connection: Connection, log: LogGauge): void {
  assert.equal(connection.pragma('secure_delete', { simple: true }), 1)
  const outcome = inTransaction(connection, () => {
    for (const table of roomTables) connection.exec(`DELETE FROM ${table}`)
  })
  log.empty()
  // No room left for the log: the caller overwrites the file in place, which needs none.
  if (outcome.kind === 'failed') return
  connection.exec('VACUUM')
  log.empty()
}
