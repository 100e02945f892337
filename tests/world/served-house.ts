import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMemoryDisk, createMemoryJournal, type MemoryDisk } from '../../server/adapters/memory/memory-journal.ts'
import { type Assembled, assemble } from '../../server/assemble.ts'
import { addExample } from '../../server/catalogue/add-example.ts'
import type { Journal } from '../../server/journal/journal.ts'
import { createLog, type Log } from '../../server/runtime/log.ts'
import { createRealRandom } from '../../server/runtime/random.ts'
import { asId, type SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import { createFastClock } from './fast-clock.ts'

/** The assembled house in this process, listening on a free port, with the example forum in its catalogue. */
export interface ServedHouse {
  readonly origin: string
  /** Such as `127.0.0.1:40123`. */
  readonly host: string
  readonly dataFolder: string
  readonly disk: MemoryDisk
  readonly assembled: Assembled
  /** Sessions of the example, in their order. */
  readonly sessions: readonly SessionId[]
  /** Token of the first living link of a role; '' when there is none. */
  readonly token: (role: SessionRole, session?: SessionId) => string
  /** As the organiser does: the link of a role is taken back; with `replace` another one stands in its place. */
  readonly revoke: (role: SessionRole, options?: { readonly replace?: boolean }) => Promise<void>
  /** Ends it. With `keep` the data folder and the disk stay, for the next start. */
  readonly stop: (keep?: 'keep') => Promise<void>
}

export interface ServedHouseOptions {
  /** How many times faster than the wall clock the house lives: its pauses are real ones, made short. */
  readonly speed?: number
  readonly disk?: MemoryDisk
  readonly dataFolder?: string
  /** With the guided visit's page. */
  readonly visit?: boolean
  readonly reserveBytes?: number
  readonly backupFolder?: string
  /** What the house says where it is, when that is not where it listens. */
  readonly shown?: () => string
  /** Another journal than the one in memory. */
  readonly journal?: (dataFolder: string) => Promise<Journal>
  /** Where its log goes; nowhere when not given. */
  readonly log?: Log
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts it; memory journal, archive and secrets in a folder of its own under the system's temporary folder. */
export async function aServedHouse(options: ServedHouseOptions = {}): Promise<ServedHouse> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'palabre-served-'))
  const disk = options.disk ?? createMemoryDisk()
  const journal = (await options.journal?.(dataFolder)) ?? createMemoryJournal(disk).journal
  const random = createRealRandom()
  const example = JSON.parse(readFileSync(join(root, 'examples/forums/bamako.json'), 'utf8')) as unknown
  let host = ''
  const assembled = await assemble({
    journal,
    dataFolder,
    reserveBytes: options.reserveBytes ?? 0,
    backupFolder: options.backupFolder ?? null,
    dist: join(root, 'dist'),
    address: {
      origin: () => `http://${host}`,
      shown: options.shown ?? (() => host),
      link: (token) => `http://${options.shown?.() ?? host}/J/${token}`.toUpperCase(),
    },
    hostNames: new Set(['forum.example']),
    secure: false,
    clock: createFastClock(options.speed ?? 1),
    random,
    log: options.log ?? createLog({ level: 'silent' }),
    ...(options.visit === true ? { visit: { forum: example, starts: 0, cutPower: () => undefined } } : {}),
  })
  await new Promise<void>((listening) => assembled.server.listen(0, '127.0.0.1', listening))
  host = `127.0.0.1:${(assembled.server.address() as AddressInfo).port}`
  const added = await addExample({ catalogue: assembled.catalogue, newId: () => random.id() }, example)
  if (added.is === 'refused') throw new Error('the example was refused')

  const linkOf = (role: SessionRole, session = added.sessions[0]) => {
    const { links } = assembled.catalogue.view({ ofLink: (_role, token) => token, ofOrganiser: () => '' })
    return links.find((link) => link.session === session && link.role === role && !link.revoked)
  }

  return {
    origin: `http://${host}`,
    host,
    dataFolder,
    disk,
    assembled,
    sessions: added.sessions,
    token: (role, session) => linkOf(role, session)?.address ?? '',
    async revoke(role, { replace = false } = {}) {
      const link = linkOf(role)?.id
      if (link === undefined) throw new Error(`no link for ${role}`)
      const command = { kind: 'revoke-link', link, replace } as const
      const answer = await assembled.catalogue.command({ id: asId(random.id()), command })
      if (answer.is === 'refused') throw new Error(answer.refusal.code)
    },
    async stop(keep) {
      await assembled.stop()
      if (keep === undefined) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
