import { Worker } from 'node:worker_threads'

export interface FlushLimits {
  readonly flushesMax: number
  readonly millisecondsMax: number
}

/**
 * Times flushes of a small file in a folder as the journal makes them: a page at its end, then a flush. In milliseconds.
 * Leaves no trace. Rejects when the disk does.
 */
export function timeFlushes(folder: string, limits: FlushLimits): Promise<readonly number[]> {
  const worker = new Worker(new URL('./flush-thread.ts', import.meta.url), { workerData: { folder, ...limits } })
  worker.unref()
  return new Promise((timed, failed) => {
    worker.once('message', timed)
    worker.once('error', failed)
  })
}
