import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderUnicodeCompact } from 'uqr'
import type { SessionId } from '../shared/domain/ids.ts'
import { createWords } from '../shared/words/words.ts'
import { createDiskSpace } from './adapters/files/disk-space.ts'
import { isFolderNewer } from './adapters/sqlite/migrate-folder.ts'
import { startSqliteJournal } from './adapters/sqlite/sqlite-journal.ts'
import { type AssembleDeps, type Assembled, assemble } from './assemble.ts'
import { CatalogueUnreadable } from './catalogue/catalogue-record.ts'
import { type Config, readConfig } from './config.ts'
import { localAddresses } from './launch/addresses.ts'
import { dayAndHour } from './launch/day-and-hour.ts'
import { keepAwake } from './launch/keep-awake.ts'
import { openBrowser } from './launch/open-browser.ts'
import { writeRunning } from './launch/running.ts'
import { tellTerminal } from './launch/tell-terminal.ts'
import { createRealClock } from './runtime/clock.ts'
import { createLog } from './runtime/log.ts'
import { createRealRandom } from './runtime/random.ts'
import { findCopies } from './upkeep/find-copies.ts'
import { startPeople } from './visit/start-people.ts'

const folder = dirname(dirname(fileURLToPath(import.meta.url)))
const words = createWords(/^en/i.test(process.env['LANG'] ?? '') ? 'en' : 'fr')
/** The forum of the visit: invented content, with a notice on whatever is made from it. */
const exampleForum = join(folder, 'examples/forums/bamako.json')
const log = createLog({ level: process.env['PALABRE_LOG'] === 'info' ? 'info' : 'warn' })

const read = readConfig(process.argv.slice(2), process.env, folder)
if (read.is === 'refused')
  fail(words(read.what === 'reserve' ? 'start.reserve' : 'start.argument', { value: read.value }))
else await start(read.config)

/** One clear sentence, and an exit code that is not 0. */
function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  if (isFolderNewer(config.dataFolder)) fail(words('start.newer', { folder: config.dataFolder }))
  checkFolder(config.dataFolder)
  const random = createRealRandom()
  const reserveBytes = Math.round(config.reserveMb * 1024 * 1024)
  await createDiskSpace({ folder: config.dataFolder, reserveBytes, bytes: random.bytes }).ease()
  const started = await startSqliteJournal({
    folder: config.dataFolder,
    // A failed flush is never retried: what the disk really holds is unknown until it is read again (TRUST D-08).
    onFatal: () => fail(words('start.flush')),
  })
  if (started.kind === 'taken') fail(words('start.taken', { folder: config.dataFolder }))
  if (started.kind === 'newer') fail(words('start.newer', { folder: config.dataFolder }))
  if (started.kind === 'unusable') fail(words('start.folder', { folder: config.dataFolder }))
  const address = addressOf(config)
  const assembled = await assembleOrTell(config, {
    journal: started.journal,
    dataFolder: config.dataFolder,
    reserveBytes,
    backupFolder: config.backupFolder,
    dist: join(folder, 'dist'),
    address,
    hostNames: config.names,
    secure: config.publicAddress?.protocol === 'https:',
    clock: createRealClock(),
    random,
    log,
    ...(config.example
      ? {
          visit: {
            forum: JSON.parse(readFileSync(exampleForum, 'utf8')) as unknown,
            starts: config.starts,
            // What a power cut leaves: nothing is flushed, nobody is told.
            cutPower: () => process.kill(process.pid, 'SIGKILL'),
          },
        }
      : {}),
  })
  if (config.example && assembled.visit === null) fail(words('start.exampleReal', { folder: config.dataFolder }))
  stopOnSignal(assembled)
  tellTerminal(assembled.watch, words, (line) => console.log(line))
  await listen(assembled, config)
  sayRunning(config)
  await receiveVisitor(assembled, config)
  greet(assembled, config, address.origin())
}

/** Without its catalogue the house opens no door: it says so, and where the last copy is. */
async function assembleOrTell(config: Config, deps: AssembleDeps): Promise<Assembled> {
  try {
    return await assemble(deps)
  } catch (error) {
    if (!(error instanceof CatalogueUnreadable)) fail(whyNotBegun(error, config))
    if (error.why === 'disk-full') fail(words('start.fullAtStart', { folder: config.dataFolder }))
    const [copy] = config.backupFolder === null ? [] : await findCopies(config.backupFolder)
    if (copy === undefined) fail(words('start.catalogue', { folder: config.dataFolder }))
    const { manifest, folder: from } = copy
    const at = dayAndHour(manifest.madeAt, words.language)
    fail(words('start.catalogueCopy', { folder: config.dataFolder, from, at }))
  }
}

/** A disk that refuses while the house is made (its secrets, its archive) is no fault of ours; anything else is thrown on. */
function whyNotBegun(error: unknown, { dataFolder }: Config): string {
  switch (error instanceof Error && 'syscall' in error && 'code' in error ? error.code : null) {
    case 'EIO':
      return words('start.flush')
    case 'ENOSPC':
    case 'EDQUOT':
      return words('start.fullAtStart', { folder: dataFolder })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return words('start.folder', { folder: dataFolder })
    default:
      throw error
  }
}

/** Before anyone hears that we are ready: whoever then says stop must find somebody who listens. */
function stopOnSignal(assembled: Assembled): void {
  const release = keepAwake(process.platform, () => console.log(words('start.awake')))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      release()
      void assembled.stop().then(() => process.exit(0))
    })
  }
}

function checkFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    accessSync(data, constants.R_OK | constants.W_OK)
  } catch {
    fail(words('start.folder', { folder: data }))
  }
}

function addressOf(config: Config) {
  // Told to listen on one address only: no other leads here.
  const everywhere = config.host === '0.0.0.0' || config.host === '::'
  const local = () => `${everywhere ? (localAddresses()[0] ?? 'localhost') : config.host}:${config.port}`
  const origin = () => config.publicAddress?.origin ?? `http://${local()}`
  return {
    origin,
    shown: () => config.publicAddress?.host ?? local(),
    link: (token: string) => `${origin()}/J/${token}`.toUpperCase(),
  }
}

function listen(assembled: Assembled, config: Config): Promise<void> {
  return new Promise((listening) => {
    assembled.server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') fail(words('start.port', { port: String(config.port) }))
      if (error.code === 'EACCES') fail(words('start.portDenied', { port: String(config.port) }))
      fail(words('start.listen', { host: config.host }))
    })
    assembled.server.listen(config.port, config.host, () => listening())
  })
}

/** For `npm run backup`: where this process listens. */
function sayRunning(config: Config): void {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host
  writeRunning(config.dataFolder, { pid: process.pid, origin: `http://${host}:${config.port}` })
}

/** First of all the page for one person alone at a desk; its room fills once, and outlives each power cut. */
async function receiveVisitor({ visit, catalogue, sessions }: Assembled, config: Config): Promise<void> {
  if (visit === null || config.starts > 0) return
  const origin = `http://localhost:${config.port}`
  console.log(`\n${words('start.visit')}\n\n  ${origin}/visite\n`)
  openBrowser(`${origin}/visite`, process.platform, process.env)
  // Started again while one works on it, or after the visit: whoever asked is still there.
  const plenary = await sessions.living(visit.session)
  if (plenary === null || plenary.memory().state.card.size > 0) return
  const { links } = catalogue.view({ ofLink: (_role, token) => token, ofOrganiser: () => '' })
  const tokenOf = (role: 'participant' | 'facilitator') =>
    links.find((link) => link.session === visit.session && link.role === role)?.address ?? ''
  startPeople({
    origin: `http://127.0.0.1:${config.port}`,
    token: tokenOf('participant'),
    chair: tokenOf('facilitator'),
    example: exampleForum,
    session: 0,
    without: [visit.script.question],
    launcher: process.ppid,
  })
}

function greet(assembled: Assembled, config: Config, origin: string): void {
  log.info('server-started', { starts: config.starts })
  if (config.starts > 0) return
  const organiser = `${origin}/o#${assembled.catalogue.organiserToken()}`
  console.log(`\n${words('start.ready')}\n`)
  const everywhere = config.host === '0.0.0.0' || config.host === '::'
  for (const each of everywhere ? localAddresses() : []) console.log(`  http://${each}:${config.port}`)
  console.log(`  http://localhost:${config.port}\n`)
  console.log(renderUnicodeCompact(origin.toUpperCase()))
  console.log(`\n${words('start.organiser')}\n  ${organiser}\n`)
  if (assembled.visit !== null) introduce(assembled, assembled.visit.session, origin)
}

/** People with names to play with: each opens the page of a role in the example session. */
function introduce({ catalogue }: Assembled, session: SessionId, origin: string): void {
  const { links } = catalogue.view({
    ofLink: (role, token) => (role === 'participant' ? `${origin}/J/${token}` : `${origin}/t#${token}`),
    ofOrganiser: () => '',
  })
  console.log(words('start.people'))
  for (const role of ['participant', 'facilitator', 'expert', 'rapporteur'] as const) {
    const address = links.find((link) => link.session === session && link.role === role)?.address
    console.log(`  ${words(`start.person.${role}`)} → ${address ?? ''}`)
  }
}
