import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createFilesArchiveTree } from './adapters/files/archive-files.ts'
import { createSecretFiles } from './adapters/files/secret-files.ts'
import { startSqliteJournal } from './adapters/sqlite/sqlite-journal.ts'
import { type Archive, createArchive } from './archive/archive.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { createCatalogue } from './catalogue/create-catalogue.ts'
import { type Clock, createRealClock } from './runtime/clock.ts'
import { createLog } from './runtime/log.ts'
import { createRealRandom, type Random } from './runtime/random.ts'

/** A data folder without its house: catalogue and archive, for what is done from the command line. */
export interface OpenData {
  readonly catalogue: Catalogue
  readonly archive: Archive
  readonly clock: Clock
  readonly random: Random
  /** What was begun is on disk; the folder is free again. */
  readonly close: () => Promise<void>
}
export type OpenDataResult =
  | { readonly is: 'open'; readonly data: OpenData }
  /** A running house holds it. */
  | { readonly is: 'taken' }
  /** A newer program wrote it: nothing was touched. */
  | { readonly is: 'newer' }
  | { readonly is: 'unusable' }

/** Opens a data folder, making it where it is not there. `onFatal`: a flush failed; it must end the process. */
export async function openData(folder: string, onFatal: () => never): Promise<OpenDataResult> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch (_denied) {
    return { is: 'unusable' }
  }
  const started = await startSqliteJournal({ folder, onFatal })
  if (started.kind !== 'started') return { is: started.kind }
  const { journal } = started
  const clock = createRealClock()
  const random = createRealRandom()
  const secrets = createSecretFiles(join(folder, 'secrets'))
  const catalogue = await createCatalogue({ journal, secrets, clock, random, log: createLog({ level: 'warn' }) })
  const archive = createArchive({ tree: createFilesArchiveTree(join(folder, 'archive')) })
  return { is: 'open', data: { catalogue, archive, clock, random, close: () => journal.stop() } }
}
