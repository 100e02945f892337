import fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startSqliteJournal } from '../../server/adapters/sqlite/sqlite-journal.ts'
import { assemble } from '../../server/assemble.ts'
import { CatalogueUnreadable } from '../../server/catalogue/catalogue-record.ts'
import { createLog } from '../../server/runtime/log.ts'
import { createRealRandom } from '../../server/runtime/random.ts'
import { createFastClock } from '../world/fast-clock.ts'
import { playScenario } from './scenario-acts.ts'
import { type Told, tellToText } from './told.ts'

/**
 * A process of its own: the assembled house on `folder`, and two sessions played in it from making the series to the shredding
 * of the first one's file. Whatever is acknowledged is told on standard output, straight to the pipe. Played again on the same
 * folder it repeats every command under the same id, as clients do, and goes on where it was interrupted.
 *
 * Ends with 0 when all is done; 3 when the journal said that it cannot go on; 4 when something was refused.
 */
const [folder = '', seed = '1', ending = ''] = process.argv.slice(2)
const tell = (told: Told) => fs.writeSync(1, tellToText(told))
const started = await startSqliteJournal({ folder, onFatal: () => process.exit(3) })
if (started.kind !== 'started') throw new Error(`the journal is ${started.kind}`)
const { journal } = started
const assembled = await assemble({
  journal,
  dataFolder: folder,
  reserveBytes: 0,
  backupFolder: null,
  dist: join(fileURLToPath(new URL('../..', import.meta.url)), 'dist'),
  address: { origin: () => 'http://127.0.0.1', shown: () => '127.0.0.1', link: (token) => token },
  hostNames: new Set(),
  secure: false,
  clock: createFastClock(40),
  random: createRealRandom(),
  log: createLog({ level: 'silent' }),
}).catch((error: unknown) => {
  // As `main` does: what the disk refuses at the start is said, anything else is a crash.
  if (!(error instanceof CatalogueUnreadable) && !(error instanceof Error && 'syscall' in error)) throw error
  console.error(error.message)
  process.exit(4)
})
try {
  await playScenario({ ...assembled, journal, seed: Number(seed), tell })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(4)
}
if (ending === 'stop') await assembled.stop()
process.exit(0)
