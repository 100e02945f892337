import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { type Clock, createRealClock } from '../../runtime/clock.ts'
import { partOf } from './room-copy.ts'

/** What is asked of the copier's thread, and what it answers. */
export type CopierRequest =
  | { readonly kind: 'copy'; readonly file: string; readonly toFile: string }
  | { readonly kind: 'verify'; readonly file: string }

/** Where a copy stands: enough to tell it from any other state of the room. */
export type RoomCheck =
  | { readonly is: 'sound'; readonly seq: number; readonly link: string }
  | { readonly is: 'damaged' }
  | { readonly is: 'newer' }

export type CopierAnswer =
  | { readonly kind: 'copied' }
  | { readonly kind: 'verified'; readonly check: RoomCheck }
  | { readonly kind: 'failed'; readonly code: string }

/** Copies and verifies rooms on a thread of its own: neither the event loop nor the writer waits for a slow stick. */
export interface Copier {
  /** Complete up to the last commit that was answered before; flushed; under its name only when whole. Rejects with the code. */
  copy(file: string, toFile: string): Promise<void>
  /** Reads all of a room's file that nobody has open, and follows its chains. Rejects when the disk does. */
  verify(file: string): Promise<RoomCheck>
  close(): Promise<void>
}

export class CopyFailed extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** The thread begins with the first call and ends with `close`, or by itself with the process. */
export function createCopier(clock: Pick<Clock, 'after'> = createRealClock()): Copier {
  let worker: Worker | null = null
  let tail: Promise<unknown> = Promise.resolve()

  function ask(request: CopierRequest): Promise<CopierAnswer> {
    worker ??= new Worker(new URL('./copier-thread.ts', import.meta.url))
    const thread = worker
    thread.unref()
    return new Promise((answered, failed) => {
      const done = () => {
        thread.off('message', heard)
        thread.off('error', broken)
      }
      const heard = (answer: CopierAnswer) => {
        done()
        answered(answer)
      }
      const broken = (error: unknown) => {
        done()
        worker = null
        failed(error)
      }
      thread.on('message', heard)
      thread.on('error', broken)
      thread.postMessage(request)
    })
  }
  /** One after the other: an answer belongs to the last question. */
  const inTurn = (request: CopierRequest): Promise<CopierAnswer> => {
    const done = tail.then(() => ask(request))
    tail = done.catch(() => undefined)
    return done
  }
  return {
    async copy(file, toFile) {
      const drained = drain(clock, partOf(toFile))
      const answer = await inTurn({ kind: 'copy', file, toFile }).finally(drained)
      if (answer.kind === 'failed') throw new CopyFailed(answer.code)
    },
    async verify(file) {
      const answer = await inTurn({ kind: 'verify', file })
      if (answer.kind === 'verified') return answer.check
      throw new CopyFailed(answer.kind === 'failed' ? answer.code : 'UNKNOWN')
    },
    async close() {
      await tail
      await worker?.terminate()
      worker = null
    },
  }
}

const drainEveryMs = 20

/**
 * Sixty megabytes flushed at once hold up every other flush of the disk: what is written of a copy is flushed piece by
 * piece while it grows (TRUST R-01). Gives how to stop, which waits for the piece under way.
 */
function drain(clock: Pick<Clock, 'after'>, part: string): () => Promise<void> {
  let over = false
  const flushing = (async () => {
    while (!over) {
      await flushSoFar(part)
      await new Promise<void>((later) => void clock.after(drainEveryMs, later))
    }
  })()
  return () => {
    over = true
    return flushing
  }
}

/** What cannot be flushed here is told by the copy's own flush at its end. */
async function flushSoFar(part: string): Promise<void> {
  const handle = await open(part, 'r+').catch(() => null)
  await handle?.datasync().catch(() => undefined)
  await handle?.close().catch(() => undefined)
}
