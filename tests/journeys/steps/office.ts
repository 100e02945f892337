import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** LibreOffice, and pdftotext to read what it made. */
export function hasOffice(): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return ['soffice', 'pdftotext'].every((name) => folders.some((folder) => existsSync(join(folder, name))))
}

/** Opens a DOCX as a person would, with a profile of its own in `folder`, and gives the words on its pages in reading order. */
export async function wordsOfDocx(docx: string, folder: string): Promise<string> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx], { timeout: 90_000 })
  const pdf = join(folder, basename(docx).replace(/\.docx$/, '.pdf'))
  const { stdout } = await run('pdftotext', ['-raw', pdf, '-'], { maxBuffer: 16 * 1024 * 1024 })
  return stdout
}
