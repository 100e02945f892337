import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCopier } from '../../../server/adapters/sqlite/copier.ts'
import { startSqliteJournal } from '../../../server/adapters/sqlite/sqlite-journal.ts'
import { beginAnew } from '../../../server/plenary/begin-anew.ts'
import { findCopies } from '../../../server/upkeep/find-copies.ts'
import { type RestoreResult, restoreCopy } from '../../../server/upkeep/restore-copy.ts'
import { verifyCopy } from '../../../server/upkeep/verify-copy.ts'

/** Folders of one test, gone after it. */
export function folders() {
  const made: string[] = []
  return {
    make(name: string): string {
      const folder = mkdtempSync(join(tmpdir(), `palabre-${name}-`))
      made.push(folder)
      return folder
    },
    remove() {
      for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As `npm run restore` does. */
export async function restored(from: string, to: string): Promise<RestoreResult> {
  const copier = createCopier()
  const result = await restoreCopy(from, to, {
    verifyRoom: copier.verify,
    async beginAnew(folder) {
      const started = await startSqliteJournal({ folder, onFatal: () => undefined })
      if (started.kind !== 'started') throw new Error(started.kind)
      for (const room of await started.journal.rooms()) await beginAnew(started.journal, room)
      await started.journal.stop()
    },
  })
  await copier.close()
  return result
}

/** The whole copies in a folder, each verified; fails on one that is not what it says. */
export async function soundCopies(folder: string) {
  const copier = createCopier()
  const copies = await findCopies(folder)
  for (const { folder: copy, manifest } of copies) {
    const verdict = await verifyCopy(copy, manifest, copier.verify)
    if (verdict.is !== 'sound') throw new Error(`${copy} is ${verdict.is}`)
  }
  await copier.close()
  return copies
}

export function copyTree(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
}

/** Changes one byte in the middle of a file. */
export function flipByte(file: string): void {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(file, bytes)
}

/** What a dying disk does to a row: some of its bytes are others. */
export function changeLetters(file: string, text: string): void {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(text)
  if (at < 0) throw new Error(`${text} is not in the file`)
  bytes.write('#', at)
  writeFileSync(file, bytes)
}

export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort()
}
