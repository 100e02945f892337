import fs from 'node:fs'
import path from 'node:path'
import { fileMode, flushFile, flushFolder } from './data-folder.ts'

/** A data folder says in which form it is kept, so that an older program can tell before it touches anything. */
const formatFile = (folder: string) => path.join(folder, 'format.json')

/** The first form had no such file. A folder that is not there, or is empty, has that form too: there is nothing in it. */
const firstFormat = 1

/**
 * Reads only. `Infinity` for a file that this program cannot read: whoever wrote it knew more than we do.
 * Never a database: closing a handle on one would drop the locks that a running journal of this process holds on it.
 */
export function readFormat(folder: string): number {
  const file = formatFile(folder)
  if (!fs.existsSync(file)) return firstFormat
  try {
    const { format } = JSON.parse(fs.readFileSync(file, 'utf8')) as { readonly format?: unknown }
    return typeof format === 'number' && Number.isInteger(format) && format > 0 ? format : Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** Durably, whole or not at all. */
export function writeFormat(folder: string, format: number): void {
  const file = formatFile(folder)
  fs.writeFileSync(`${file}.new`, `${JSON.stringify({ format })}\n`, { mode: fileMode })
  flushFile(`${file}.new`)
  fs.renameSync(`${file}.new`, file)
  flushFolder(folder)
}
