import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { failureCode, isBusy } from './connection.ts'
import { fileMode } from './data-folder.ts'

export type LockResult =
  | { readonly kind: 'held'; readonly letGo: () => void }
  | { readonly kind: 'taken'; readonly pid: number | null }

/**
 * Two processes on one data folder would each believe its memory. The lock is an open transaction on a file of its own:
 * the operating system drops it when the process dies, however it dies, so no stale lock can stay behind.
 * Never open `.lock` with `fs` in this process: closing any handle of it would drop the lock.
 */
export function lockFolder(folder: string): LockResult {
  const ownerFile = path.join(folder, '.owner')
  const lock = new Database(path.join(folder, '.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isBusy(failureCode(error))) throw error
    return { kind: 'taken', pid: readPid(ownerFile) }
  }
  fs.writeFileSync(ownerFile, String(process.pid), { mode: fileMode })
  return {
    kind: 'held',
    letGo: () => {
      fs.rmSync(ownerFile, { force: true })
      lock.close()
    },
  }
}

function readPid(ownerFile: string): number | null {
  if (!fs.existsSync(ownerFile)) return null
  const pid = Number(fs.readFileSync(ownerFile, 'utf8'))
  return Number.isInteger(pid) && pid > 0 ? pid : null
}
