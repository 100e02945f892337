import fs from 'node:fs'
import path from 'node:path'
import type { Connection } from './connection.ts'
import { fileMode, flushFile, flushFolder } from './data-folder.ts'

/** Where a copy grows until it is whole. */
export function partOf(toFile: string): string {
  return `${toFile}.part`
}

/** Written beside and renamed, so that a crash leaves no half copy under the name that was asked for. */
export function copyRoom(connection: Connection, toFile: string): void {
  const part = partOf(toFile)
  fs.rmSync(part, { force: true })
  fs.closeSync(fs.openSync(part, 'wx', fileMode))
  connection.prepare('VACUUM INTO ?').run(part)
  flushFile(part)
  fs.renameSync(part, toFile)
  flushFolder(path.dirname(toFile))
}
