import { createMemoryArchiveTree } from '../../server/adapters/memory/archive-memory.ts'
import { createSecretMemory } from '../../server/adapters/memory/secret-memory.ts'
import { type Archive, createArchive } from '../../server/archive/archive.ts'
import type { Catalogue } from '../../server/catalogue/catalogue.ts'
import { createCatalogue } from '../../server/catalogue/create-catalogue.ts'
import type { RateLimit } from '../../server/gatekeeper/rate-limit.ts'
import { endlessSpace } from '../../server/journal/space.ts'
import type { SessionMemory } from '../../server/plenary/memory.ts'
import type { Plenary } from '../../server/plenary/plenary.ts'
import { createSealing } from '../../server/plenary/sealing.ts'
import { createSessions, type Sessions } from '../../server/plenary/sessions.ts'
import { createLog } from '../../server/runtime/log.ts'
import type { Random } from '../../server/runtime/random.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import { settle } from '../world/clock.ts'
import type { Life, SimClock } from './sim-clock.ts'
import type { SimDisk } from './sim-disk.ts'
import { createSimDoor } from './sim-door.ts'
import type { SimNetwork } from './sim-network.ts'

/** The server's process and what outlives it. Everything of the real server but sockets and HTTP (sim-door.ts). */
export interface SimHouse {
  readonly session: SessionId
  /** Null while the power is off. */
  readonly running: Running | null
  readonly archiveFiles: ReadonlyMap<string, Uint8Array>
  /** Called with the last memory of the session, when it is being sealed. */
  onSealing: (memory: SessionMemory) => void
  readonly powerCut: () => void
  /** An orderly end: what was begun is on disk. */
  readonly stop: () => Promise<void>
  /** False: it runs already, or the power went again before it did. */
  readonly start: () => Promise<boolean>
  readonly revoke: (role: SessionRole) => Promise<void>
  readonly token: (role: SessionRole) => string
}

export interface Running {
  readonly life: Life
  readonly catalogue: Catalogue
  readonly sessions: Sessions
  readonly archive: Archive
  readonly rate: RateLimit
  /** Null once it is sealed. */
  readonly plenary: () => Promise<Plenary | null>
}

const silent = createLog({ level: 'silent' })

export interface SimHouseDeps {
  readonly clock: SimClock
  readonly random: Random
  readonly disk: SimDisk
  readonly network: SimNetwork
}

/** Begins with a series, a forum and one session in its catalogue, its links made, the power on. */
export async function aSimHouse(deps: SimHouseDeps): Promise<SimHouse> {
  const { clock, random, disk, network } = deps
  const archiveFiles = new Map<string, Uint8Array>()
  const secrets = new Map<string, Uint8Array>()
  let running: Running | null = null
  /** Of the process that runs or is being started. */
  let process: Life | null = null
  let session = '' as SessionId

  async function start(): Promise<boolean> {
    if (process !== null) return false
    const life = clock.life()
    process = life
    const journal = disk.journal(life)
    const catalogue = await createCatalogue({
      journal,
      secrets: createSecretMemory(secrets),
      clock: life.clock,
      random,
      log: silent,
    })
    const archive = createArchive({ tree: createMemoryArchiveTree(archiveFiles) })
    const sealing = createSealing({
      archive,
      clock: life.clock,
      random,
      log: silent,
      makeReports: async () => [],
      previousSessionSeal: () => null,
    })
    const sessions = createSessions({
      journal,
      space: endlessSpace,
      onRecord: () => undefined,
      onSealed: () => undefined,
      doors: catalogue,
      sealing: {
        seal(id, memory) {
          house.onSealing(memory)
          return sealing.seal(id, memory)
        },
      },
      address: { shown: () => 'hall', link: (token) => `http://hall/J/${token}` },
      clock: life.clock,
      random,
      log: silent,
    })
    if (session === '') session = await begin(catalogue, random)
    await sessions.run()
    if (life.over()) return false
    // Asked between two steps of the clock: a session that is still being loaded is none yet.
    const plenary = () =>
      Promise.race([
        sessions.living(session),
        settle()
          .then(settle)
          .then(() => null),
      ])
    running = { life, catalogue, sessions, archive, plenary, rate: aRate(random, network) }
    network.server = createSimDoor({ running, session, random, log: silent })
    return true
  }
  function end(): void {
    process?.end()
    process = null
    running = null
    network.server = null
  }

  const house: SimHouse = {
    get session() {
      return session
    },
    get running() {
      return running
    },
    archiveFiles,
    onSealing: () => {},
    start,
    powerCut() {
      end()
      network.cutAll(null)
      disk.powerCut()
    },
    async stop() {
      network.server = null
      await running?.sessions.stop()
      end()
      network.cutAll(null)
    },
    async revoke(role) {
      const link = linksOf(running).find((each) => each.role === role && !each.revoked)
      if (link === undefined || running === null) return
      const command = { kind: 'revoke-link', link: link.id, replace: true } as const
      await running.catalogue.command({ id: random.id() as never, command })
    },
    token: (role) => linksOf(running).find((each) => each.role === role && !each.revoked)?.address ?? '',
  }
  const starting = start()
  await clock.advance(500)
  await starting
  return house
}

function linksOf(running: Running | null) {
  if (running === null) return []
  return running.catalogue.view({ ofLink: (_role, token) => token, ofOrganiser: () => '' }).links
}

/** The real limiter counts by the computer's own clock; this one says « wait » now and then, as by chance. */
function aRate(random: Random, network: SimNetwork): RateLimit {
  const sometimes = async () => (network.faults && random.int(60) === 0 ? 1 + random.int(3) : null)
  return { command: sometimes, ask: async () => null, wrongCode: async () => {}, mayTryCode: async () => true }
}

async function begin(catalogue: Catalogue, random: Random): Promise<SessionId> {
  const id = () => random.id() as never
  const [series, forum, session] = [id(), id(), id()]
  const make = async (command: Parameters<Catalogue['command']>[0]['command']) => {
    const answer = await catalogue.command({ id: id(), command })
    if (answer.is === 'refused') throw new Error(`the catalogue refused: ${answer.refusal.code}`)
  }
  await make({
    kind: 'make-series',
    series,
    fields: { title: 'Forums', code: 'FOR', projectLine: 'Ensemble', funders: [], partners: [] },
    notice: 'Données d’essai.',
  })
  await make({
    kind: 'make-forum',
    forum,
    series,
    fields: {
      title: 'Forum régional',
      code: 'BKO',
      rank: 1,
      shortTitle: 'Forum',
      projectLine: 'Ensemble',
      place: 'Bamako',
      country: 'Mali',
      date: '2021-02-24',
      venue: 'Maison',
      organisers: ['Coalition'],
      partners: [],
      funders: [],
      expected: 40,
      wifiName: '',
      wifiPassword: '',
    },
  })
  await make({
    kind: 'make-session',
    session,
    forum,
    fields: {
      title: 'Comprendre',
      code: 'BKO-S1',
      agenda: [{ title: 'Ouverture', minutes: 10 }],
      chair: 'Modérateur',
      rapporteur: 'Rapporteuse',
      expertName: 'Expert',
      expertTitle: 'Commissariat',
      themes: { A: 'Un', B: 'Deux', C: '', D: '', E: '', F: '' },
      language: 'fr',
    },
  })
  return session
}
