import {
  createMemoryDisk,
  createMemoryJournal,
  type MemoryDisk,
} from '../../../server/adapters/memory/memory-journal.ts'
import { createSecretMemory } from '../../../server/adapters/memory/secret-memory.ts'
import type { Catalogue, CatalogueChange } from '../../../server/catalogue/catalogue.ts'
import { createCatalogue } from '../../../server/catalogue/create-catalogue.ts'
import type { Secrets } from '../../../server/catalogue/secrets.ts'
import { createLog } from '../../../server/runtime/log.ts'
import type { ForumFields, SeriesFields, SessionFields } from '../../../shared/domain/catalogue.ts'
import { asId, type CommandId, type ForumId, type SeriesId, type SessionId } from '../../../shared/domain/ids.ts'
import type { CatalogueAnswer, CatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'

/** A disk and secrets that outlive a catalogue, and chance that goes on. */
export function layCatalogueGround(secrets?: Secrets) {
  const disk: MemoryDisk = createMemoryDisk()
  const kept = new Map<string, Uint8Array>()
  const random = createSeededRandom(7)
  let latest = createMemoryJournal(disk)
  return {
    kept,
    random,
    journal: () => latest,
    /** Starts again on the same disk. */
    async start(): Promise<Catalogue> {
      latest = createMemoryJournal(disk)
      return await createCatalogue({
        journal: latest.journal,
        secrets: secrets ?? createSecretMemory(kept),
        clock: createSteppedClock(),
        random,
        log: createLog({ level: 'silent' }),
      })
    },
    /** All that the disk holds of the catalogue, as text. */
    written: () => JSON.stringify([...disk.rooms.values()]),
  }
}

export const aSeries = (change: Partial<SeriesFields> = {}): SeriesFields => ({
  title: 'Forums régionaux de la société civile',
  code: 'ML-RSS-2021',
  projectLine: 'Sécurité pour tous',
  funders: ['Union européenne'],
  partners: ['Coalition citoyenne'],
  ...change,
})
export const aForum = (change: Partial<ForumFields> = {}): ForumFields => ({
  title: 'Forum régional de Kayes',
  code: '',
  rank: 2,
  shortTitle: 'Forum de Kayes',
  projectLine: '',
  place: 'Kayes',
  country: 'Mali',
  date: '2021-03-17',
  venue: 'Salle du Gouvernorat',
  organisers: ['Coalition citoyenne'],
  partners: [],
  funders: [],
  expected: 60,
  wifiName: '',
  wifiPassword: '',
  ...change,
})
export const aSession = (change: Partial<SessionFields> = {}): SessionFields => ({
  title: 'Acteurs, organes et calendrier',
  code: '',
  agenda: [{ title: 'Exposé', minutes: 20 }],
  chair: 'Fatoumata',
  rapporteur: 'Moussa',
  expertName: 'Awa',
  expertTitle: 'Commissariat à la réforme',
  themes: { A: 'Participation', B: '', C: '', D: '', E: '', F: '' },
  language: 'fr',
  ...change,
})

/** An organiser at work: each command has an id of its own. */
export function anOrganiser(catalogue: Catalogue, random = createSeededRandom(99)) {
  const changes: CatalogueChange[] = []
  catalogue.onChange((change) => changes.push(change))
  const send = (command: CatalogueCommand, id: string = random.id()): Promise<CatalogueAnswer> =>
    catalogue.command({ id: asId<CommandId>(id), command })
  return {
    changes,
    send,
    newId: () => random.id(),
    async prepare() {
      const series = asId<SeriesId>(random.id())
      const forum = asId<ForumId>(random.id())
      const session = asId<SessionId>(random.id())
      await send({ kind: 'make-series', series, fields: aSeries(), notice: null })
      await send({ kind: 'make-forum', forum, series, fields: aForum() })
      await send({ kind: 'make-session', session, forum, fields: aSession() })
      return { series, forum, session }
    },
    async addSession(forum: ForumId) {
      const session = asId<SessionId>(random.id())
      await send({ kind: 'make-session', session, forum, fields: aSession() })
      return session
    },
  }
}

export const plainAddresses = {
  ofLink: (role: string, token: string) => `${role}:${token}`,
  ofOrganiser: (token: string) => `organiser:${token}`,
}
/** Token of the first living link of a role, out of the view. */
export function tokenOf(catalogue: Catalogue, session: SessionId, role: string): string {
  const found = catalogue
    .view(plainAddresses)
    .links.find((link) => link.session === session && link.role === role && link.address !== null)
  return found?.address?.split(':')[1] ?? ''
}
