import { Worker } from 'node:worker_threads'

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
export function createCopier(): Copier {
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
      const answer = await inTurn({ kind: 'copy', file, toFile })
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
