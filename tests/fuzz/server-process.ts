import { existsSync, readFileSync } from 'node:fs'

/** Another process as the system sees it; null where there is no /proc. */
export interface ProcessLook {
  readonly rssBytes: number
  /** How long its main thread ran, and how long it waited for a processor that others had. */
  readonly ranMs: number
  readonly waitedMs: number
}

const PAGE_BYTES = 4_096

export function lookAt(pid: number): ProcessLook | null {
  const folder = `/proc/${pid}`
  if (!existsSync(`${folder}/statm`)) return null
  const [, resident = 0] = readFileSync(`${folder}/statm`, 'utf8').split(' ').map(Number)
  const [ran = 0, waited = 0] = readFileSync(`${folder}/schedstat`, 'utf8').split(' ').map(Number)
  return { rssBytes: resident * PAGE_BYTES, ranMs: ran / 1e6, waitedMs: waited / 1e6 }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (_gone) {
    return false
  }
}
