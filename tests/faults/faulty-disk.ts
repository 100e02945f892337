import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('disk.c', import.meta.url))
let built: string | null | undefined

/** The preloaded library, made with gcc once a process; null where it cannot be made. */
function library(): string | null {
  if (built !== undefined) return built
  const folder = mkdtempSync(join(tmpdir(), 'palabre-disk-'))
  const words = [
    '-shared',
    '-fPIC',
    '-O2',
    '-Wall',
    '-Werror',
    '-o',
    join(folder, 'part.so'),
    source,
    '-ldl',
    '-lpthread',
  ]
  const made = process.platform === 'linux' ? spawnSync('gcc', words, { encoding: 'utf8' }) : null
  if (made?.status === 0) renameSync(join(folder, 'part.so'), join(folder, 'disk.so'))
  // gcc that is there and fails is a fault of ours, not of the machine.
  else if (made !== null && made.error === undefined && /disk\.c/.test(made.stderr)) throw new Error(made.stderr)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  built = existsSync(join(folder, 'disk.so')) ? join(folder, 'disk.so') : null
  return built
}

/** Why no process can be watched on this machine; null when all is there. */
export function whyNoFaultyDisk(): string | null {
  return library() === null ? 'a recorded disk (needs Linux, gcc and libc6-dev)' : null
}

/** What `disk.c` is told, see there. */
export interface DiskFaults {
  /** Where what happens to the files is written down. */
  readonly log?: string
  readonly killAt?: number
  /** `flush:5:60:1`: the 60th flush fails once with errno 5. */
  readonly error?: string
  readonly shortEvery?: number
  readonly slowFile?: string
  readonly clockFile?: string
  readonly countFile?: string
}

/** The environment under which a process finds such a disk below `folder`. */
export function onFaultyDisk(folder: string, faults: DiskFaults): NodeJS.ProcessEnv {
  const preload = library()
  if (preload === null) throw new Error('ask `whyNoFaultyDisk` first')
  const given = {
    FAULT_LOG: faults.log,
    FAULT_KILLAT: faults.killAt,
    FAULT_ERROR: faults.error,
    FAULT_SHORT: faults.shortEvery,
    FAULT_SLOW: faults.slowFile,
    FAULT_CLOCK: faults.clockFile,
    FAULT_COUNT: faults.countFile,
  }
  const set = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return { ...process.env, ...Object.fromEntries(set), LD_PRELOAD: preload, FAULT_DIR: folder, FAULT_ACKFD: '1' }
}
