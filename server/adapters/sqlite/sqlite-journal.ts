import { Worker } from 'node:worker_threads'
import type { Batch, Journal } from '../../journal/journal.ts'
import { CopyFailed, createCopier } from './copier.ts'
import { roomFileIn } from './data-folder.ts'
import { createWriterCalls, type WriterLine } from './writer-calls.ts'
import type { WriterFailure, WriterMessage, WriterSettings } from './writer-messages.ts'

export type { WriterFailure } from './writer-messages.ts'

export interface SqliteJournalDeps {
  /** Absolute path of the data folder; made if it is not there. */
  readonly folder: string
  /**
   * A flush failed, or the writer died: what is on disk is no longer known. Called once; it must end the process.
   * Commits not yet answered fail with `io`.
   */
  readonly onFatal: (failure: WriterFailure) => void
}

export type SqliteJournalStart =
  | { readonly kind: 'started'; readonly journal: Journal }
  /** Another living process holds the data folder. */
  | { readonly kind: 'taken'; readonly pid: number | null }
  /** A newer program wrote the folder. Nothing in it was touched. */
  | { readonly kind: 'newer' }
  /** The folder cannot be made or written to; `code` is the system's or SQLite's name for why. */
  | { readonly kind: 'unusable'; readonly code: string }

/** The journal of one data folder: one thread holds it and owns every writable connection. */
export async function startSqliteJournal(deps: SqliteJournalDeps): Promise<SqliteJournalStart> {
  const settings: WriterSettings = { folder: deps.folder }
  const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
    workerData: settings,
  })
  const first = await firstMessage(worker)
  switch (first.kind) {
    case 'ready':
      break
    case 'taken':
    case 'newer':
    case 'unusable':
      await worker.terminate()
      return first
    case 'answers':
    case 'fatal':
      throw new Error(`the writer began with ${first.kind}`)
  }
  const calls = createWriterCalls(workerLine(worker), deps.onFatal)
  return { kind: 'started', journal: createJournal(worker, calls, deps.folder) }
}

function createJournal(worker: Worker, { call }: ReturnType<typeof createWriterCalls>, folder: string): Journal {
  const copier = createCopier()
  const done = async (answer: Promise<null>): Promise<void> => {
    await answer
  }
  return {
    open: (room) => call('open', { room }),
    exists: (room) => call('exists', { room }),
    rooms: () => call('rooms', {}),
    commit: (room, batch) => call('commit', { room, batch: tight(batch) }),
    compact: (room, document, base, upToSeq) => call('compact', { room, document, base: tightBytes(base), upToSeq }),
    release: (room) => done(call('release', { room })),
    erase: (room) => done(call('erase', { room })),
    async backup(room, toFile) {
      // The writer answers in order: what was asked before is on disk then.
      if (!(await call('exists', { room }))) throw new CopyFailed('ENOENT')
      await copier.copy(roomFileIn(folder, room), toFile)
    },
    stop: async () => {
      await copier.close()
      await call('stop', {})
      await worker.terminate()
    },
  }
}

function firstMessage(worker: Worker): Promise<WriterMessage> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function workerLine(worker: Worker): WriterLine {
  return {
    post: (request) => worker.postMessage(request),
    onMessage: (hear) => worker.on('message', hear),
    onEnd: (hear) => {
      worker.on('error', hear)
      worker.on('exit', () => hear(new Error('the writer thread ended')))
    },
  }
}

/** A view is sent with the whole buffer that it looks at: cut it loose, or a small update may carry kilobytes. */
function tightBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
}

function tight(batch: Batch): Batch {
  return {
    ...batch,
    updates: batch.updates.map(({ document, bytes }) => ({
      document,
      bytes: tightBytes(bytes),
    })),
  }
}
