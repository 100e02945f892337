import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which process runs on a data folder and where it listens, for the tools that ask it for something. */
export interface Running {
  readonly pid: number
  readonly origin: string
}

const place = (dataFolder: string) => join(dataFolder, 'running.json')

export function writeRunning(dataFolder: string, running: Running): void {
  try {
    writeFileSync(place(dataFolder), JSON.stringify(running), { mode: 0o600 })
  } catch {
    // On a full disk nobody can be told; the house runs all the same.
    return
  }
}

/** Null where none ever ran. It may have ended since: only an answer tells. */
export function readRunning(dataFolder: string): Running | null {
  try {
    const { pid, origin } = JSON.parse(readFileSync(place(dataFolder), 'utf8')) as Partial<Running>
    return typeof pid === 'number' && typeof origin === 'string' ? { pid, origin } : null
  } catch {
    return null
  }
}
