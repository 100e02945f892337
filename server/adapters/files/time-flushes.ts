import { Worker } from 'node:worker_threads'

export interface FlushLimits {
  readonly flushesMax: number
  readonly millisecondsMax: number
}

/**
 * Times flushes of a small file in a folder as the journal makes them: a page at its end, then a flush. In milliseconds.
 * Leaves no trace. Rejects when the disk does. Once `ending` is told it ends after the flush under way.
 */
export function timeFlushes(folder: string, limits: FlushLimits, ending?: AbortSignal): Promise<readonly number[]> {
  const ended = new Int32Array(new SharedArrayBuffer(4))
  const end = () => void Atomics.store(ended, 0, 1)
  if (ending?.aborted) end()
  ending?.addEventListener('abort', end, { once: true })
  const workerData = { folder, ended, ...limits }
  const worker = new Worker(new URL('./flush-thread.ts', import.meta.url), { workerData })
  worker.unref()
  return new Promise((timed, failed) => {
    worker.once('message', timed)
    worker.once('error', failed)
  })
}
