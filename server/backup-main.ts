import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BackupFailure } from '../shared/domain/house-notes.ts'
import { createWords } from '../shared/words/words.ts'
import { createSecretFiles } from './adapters/files/secret-files.ts'
import { createCopier } from './adapters/sqlite/copier.ts'
import { isFolderNewer } from './adapters/sqlite/migrate-folder.ts'
import { startSqliteJournal } from './adapters/sqlite/sqlite-journal.ts'
import { createCatalogue } from './catalogue/create-catalogue.ts'
import { backupKey } from './gateway/house-routes.ts'
import { readRunning } from './launch/running.ts'
import { createRealClock } from './runtime/clock.ts'
import { createLog } from './runtime/log.ts'
import { createRealRandom } from './runtime/random.ts'
import { houseMark } from './upkeep/house-mark.ts'
import { type CopyResult, makeCopy } from './upkeep/make-copy.ts'

// `npm run backup -- --to DIR [--data DIR]`: a whole, verified copy of the house, running or not.
const words = createWords(/^en/i.test(process.env['LANG'] ?? '') ? 'en' : 'fr')
const { values } = parseArgs({ options: { to: { type: 'string' }, data: { type: 'string' } }, strict: true })
if (values.to === undefined) fail(words('backup.usage'))
const to = resolve(values.to)
const data = resolve(values.data ?? process.env['PALABRE_DATA'] ?? 'data')
if (isFolderNewer(data)) fail(words('start.newer', { folder: data }))
try {
  mkdirSync(to, { recursive: true, mode: 0o700 })
} catch {
  fail(words('backup.no-folder', { folder: to }))
}
const result = (await askRunning(data, to)) ?? (await copyStopped(data, to))
if (result.is === 'failed') fail(words(`backup.${result.why}` satisfies `backup.${BackupFailure}`, { folder: to }))
console.log(words('backup.made', { folder: result.folder, n: result.rooms }))

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

/** The house that runs holds its folder: it makes the copy itself. Null when none answers. */
async function askRunning(data: string, to: string): Promise<CopyResult | null> {
  const running = readRunning(data)
  if (running === null) return null
  try {
    const response = await fetch(`${running.origin}/house/backup`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${backupKey(readFileSync(join(data, 'secrets/house')))}`,
      },
      body: JSON.stringify({ to }),
    })
    return response.ok ? ((await response.json()) as CopyResult) : null
  } catch {
    return null
  }
}

async function copyStopped(data: string, to: string): Promise<CopyResult> {
  const started = await startSqliteJournal({ folder: data, onFatal: () => fail(words('start.flush')) })
  if (started.kind === 'taken') fail(words('backup.taken', { folder: data }))
  if (started.kind !== 'started') fail(words('start.folder', { folder: data }))
  const { journal } = started
  const [clock, random, copier] = [createRealClock(), createRealRandom(), createCopier()]
  const catalogue = await createCatalogue({
    journal,
    secrets: createSecretFiles(join(data, 'secrets')),
    clock,
    random,
    log: createLog({ level: 'silent' }),
  })
  const made = await makeCopy(to, {
    dataFolder: data,
    house: houseMark(catalogue.houseKey()),
    rooms: journal.rooms,
    copyRoom: journal.backup,
    verifyRoom: copier.verify,
    living: catalogue.living,
    now: clock.now,
  })
  await copier.close()
  await journal.stop()
  return made
}
