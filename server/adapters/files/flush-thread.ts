import fs from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createRealClock } from '../../runtime/clock.ts'
import type { FlushLimits } from './time-flushes.ts'

// On a thread of its own and without the system's pool between: what is measured is the disk, and nobody waits for it.
const { folder, ended, flushesMax, millisecondsMax } = workerData as FlushLimits & {
  readonly folder: string
  /** Not 0 once the house ends. */
  readonly ended: Int32Array
}
const { monotonic } = createRealClock()
const file = join(folder, 'flush.probe')
const handle = fs.openSync(file, 'w', 0o600)
const page = new Uint8Array(4096)
const times: number[] = []
try {
  const end = monotonic() + millisecondsMax
  while (times.length < flushesMax && monotonic() < end && Atomics.load(ended, 0) === 0) {
    page[0] = times.length
    fs.writeSync(handle, page, 0, page.length, times.length * page.length)
    const begun = monotonic()
    fs.fdatasyncSync(handle)
    times.push(monotonic() - begun)
  }
} finally {
  fs.closeSync(handle)
  fs.rmSync(file, { force: true })
}
parentPort?.postMessage(times)
