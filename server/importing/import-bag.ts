import { createHash } from 'node:crypto'
import { THEME_LETTERS, type ThemeLetter } from '../../shared/domain/card.ts'
import { asId, type CommandId, type ForumId, parseId, type SeriesId, type SessionId } from '../../shared/domain/ids.ts'
import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { SessionItem } from '../../shared/domain/snapshot-item.ts'
import type { CatalogueCommand } from '../../shared/protocol/catalogue-command.ts'
import type { Archive } from '../archive/archive.ts'
import { parseChain } from '../archive/chain-file.ts'
import { type Report, readOrigin, sameBytes } from '../archive/report-file.ts'
import { sealToWords } from '../archive/seal.ts'
import { verifyChain } from '../archive/verify-chain.ts'
import { type BagFault, readBag } from '../bag/read-bag.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'

export type BagImport =
  | { readonly is: 'imported'; readonly sessions: readonly ImportedFromBag[] }
  | {
      readonly is: 'refused'
      /**
       * `seal`: a session does not fit its seals; `older`: written in a format that is not read; `sheet`: its heading is
       * hidden; `clash`: something else lies here under its name.
       */
      readonly why: BagFault | 'empty' | 'seal' | 'older' | 'sheet' | 'clash'
      readonly at: string
    }
export interface ImportedFromBag {
  readonly code: string
  readonly place: string
  readonly sealWords: string
  /** It was here already: nothing was changed. */
  readonly before: boolean
}

interface Carried {
  readonly snapshots: readonly Snapshot[]
  readonly sheet: SessionItem
  readonly series: SeriesId
  readonly forum: ForumId
  readonly session: SessionId
  readonly reports: ReadonlyMap<number, readonly Report[]>
}

/**
 * Takes in a bag from another laptop: its sessions under their own ids, which are random and meet no others. All of it
 * is verified before anything is written; again, or after a power cut in the middle, only what is missing is added.
 */
export async function importBag(
  { catalogue, archive }: { readonly catalogue: Catalogue; readonly archive: Archive },
  zip: Uint8Array,
): Promise<BagImport> {
  const bag = readBag(zip)
  if (bag.is === 'refused') return bag
  const carried: Carried[] = []
  for (const folder of sessionFolders(bag.files)) {
    const read = readSession(bag.files, folder)
    if ('why' in read) return read
    if (clashes(catalogue, read)) return refused('clash', read.sheet.id)
    carried.push(read)
  }
  if (carried.length === 0) return refused('empty', '')
  const sessions: ImportedFromBag[] = []
  for (const each of carried) {
    const added = await addSession(catalogue, archive, each)
    if (added === null) return refused('clash', each.sheet.id)
    sessions.push(added)
  }
  return { is: 'imported', sessions }
}

function sessionFolders(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const folders = [...files.keys()].flatMap(
    (path) => /^data\/forums\/[^/]+\/sessions\/[^/]+(?=\/)/.exec(path)?.[0] ?? [],
  )
  return [...new Set(folders)].sort()
}

function readSession(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
): Carried | Extract<BagImport, { is: 'refused' }> {
  const text = (path: string) => {
    const bytes = files.get(path)
    return bytes === undefined ? null : Buffer.from(bytes).toString('utf8')
  }
  const lines = parseChain(text(`${folder}/chain.jsonl`) ?? '')
  const numbers = [...files.keys()].filter((path) => path.startsWith(`${folder}/snapshots/`)).length
  const name = (at: number) => String(at + 1).padStart(4, '0')
  const texts = Array.from({ length: Math.max(numbers, lines.length) }, (_, at) =>
    text(`${folder}/snapshots/${name(at)}.json`),
  )
  if (texts.some((each) => each !== null && /"schema": "(?!snapshot\/0\.2")/.test(each)))
    return refused('older', folder)
  const verified = verifyChain(texts, lines)
  if (verified.is === 'broken') return refused('seal', folder)
  const newest = verified.snapshots.at(-1)
  if (newest === undefined) return refused('empty', folder)
  const sheet = verified.snapshots.flatMap(itemsOf).findLast((item) => item.kind === 'session')
  if (sheet === undefined) return refused('sheet', folder)
  const { seriesId, forumId, sessionId } = newest.head
  const ids = [parseId<SeriesId>(seriesId), parseId<ForumId>(forumId), parseId<SessionId>(sessionId)] as const
  const [series, forum, session] = ids
  if (series === null || forum === null || session === null) return refused('seal', folder)
  const reports = new Map(
    lines.map((line, at) => [
      at + 1,
      (line?.reports ?? []).flatMap((report) => {
        const path = `${folder}/reports/${name(at)}/${report}`
        const bytes = files.get(path)
        const origin = readOrigin(text(`${path}.prov.json`) ?? '')
        return bytes === undefined || origin === null || !sameBytes(origin, bytes) ? [] : [{ name: report, bytes }]
      }),
    ]),
  )
  return { snapshots: verified.snapshots, sheet, series, forum, session, reports }
}

/** Under a name of the bag lies something else here: a session still living or sealed otherwise, a forum of another series. */
function clashes(catalogue: Catalogue, { series, forum, session, snapshots }: Carried): boolean {
  const view = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
  const standing = catalogue.standing(session)
  const here = view.sessions.find(({ id }) => id === session)
  if (standing?.is === 'sealed' && standing.seal !== snapshots[0]?.seal) return true
  return (
    (here !== undefined && here.forum !== forum) ||
    view.forums.some((each) => each.id === forum && each.series !== series)
  )
}

/** Null when a session of this name is prepared or held here: nothing of it is touched. */
async function addSession(catalogue: Catalogue, archive: Archive, carried: Carried): Promise<ImportedFromBag | null> {
  const { sheet, snapshots, session } = carried
  const [first, last] = [snapshots[0], snapshots.at(-1)]
  if (first === undefined || last === undefined) return null
  const said = { code: sheet.id, place: sheet.place, sealWords: sealToWords(first.seal) }
  if (catalogue.standing(session)?.is === 'sealed') return { ...said, before: true }
  const view = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
  const commands = [
    ...(view.series.some(({ id }) => id === carried.series) ? [] : [makeSeries(carried)]),
    ...(view.forums.some(({ id }) => id === carried.forum) ? [] : [makeForum(carried)]),
    makeSession(carried),
  ]
  for (const command of commands) {
    // After a power cut the same command is known again; a session that somebody else made under this name refuses it.
    const id = commandId(`${command.kind}|${first.seal}`)
    if ((await catalogue.command({ id, command })).is === 'refused') return null
  }
  for (const snapshot of snapshots) {
    const stored = await archive.store(snapshot, carried.reports.get(snapshot.head.seq) ?? [])
    if (stored.is === 'refused') return null
  }
  await catalogue.markSealed(session, first.seal)
  if (last !== first) await catalogue.markCorrected(session, last.seal)
  return { ...said, before: false }
}

function makeSeries({ series, sheet }: Carried): CatalogueCommand {
  const { seriesTitle, projectLine, funders, partners, notice } = sheet
  const fields = { title: seriesTitle, code: '', projectLine, funders, partners }
  return { kind: 'make-series', series, fields, notice }
}

function makeForum({ series, forum, sheet }: Carried): CatalogueCommand {
  const { forumTitle, forumNumber, projectLine, place, country, date, venue, organisers, partners, funders } = sheet
  const fields = {
    title: forumTitle,
    code: sheet.id.replace(/-[^-]*$/, ''),
    rank: forumNumber,
    shortTitle: '',
    ...{ projectLine, place, country, date, venue, organisers, partners, funders },
    expected: sheet.expected,
    wifiName: '',
    wifiPassword: '',
  }
  return { kind: 'make-forum', forum, series, fields }
}

function makeSession({ forum, session, sheet }: Carried): CatalogueCommand {
  const noThemes = Object.fromEntries(THEME_LETTERS.map((letter) => [letter, ''])) as Record<ThemeLetter, string>
  const { title, chair, rapporteur, expert, agenda, language } = sheet
  const fields = {
    title,
    code: sheet.id,
    agenda: agenda.map((each) => ({ title: each, minutes: null })),
    chair,
    rapporteur,
    expertName: expert?.name ?? '',
    expertTitle: expert?.title ?? '',
    themes: noThemes,
    language,
  }
  return { kind: 'make-session', session, forum, fields }
}

function commandId(about: string): CommandId {
  const digest = createHash('sha256').update(`bag|${about}`).digest()
  return asId<CommandId>(
    [...digest.subarray(0, 26)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join(''),
  )
}

function refused<Why extends Extract<BagImport, { is: 'refused' }>['why']>(why: Why, at: string) {
  return { is: 'refused', why, at } as const
}
