import { readFileSync } from 'node:fs'
import type { SessionId } from '../../shared/domain/ids.ts'
import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { Archive } from '../archive/archive.ts'
import { pathSegment } from '../archive/archive-tree.ts'
import { redactSnapshot } from '../archive/build-snapshot.ts'
import { chainLine, chainToText } from '../archive/chain-file.ts'
import { checkGuide } from '../archive/check-guide.ts'
import { originNote, type Report, stageFile } from '../archive/report-file.ts'
import { bytesHash } from '../archive/seal.ts'
import { snapshotToText } from '../archive/snapshot-file.ts'
import { foldLetters } from './fold-letters.ts'
import { type BagFile, type BagInfo, makeBag, textFile, zipBag } from './make-bag.ts'
import { crateMetadata } from './ro-crate.ts'
import { type Withheld, withholdFrom } from './withhold.ts'

export interface BagRequest {
  readonly name: string
  readonly title: string
  readonly sessions: readonly SessionId[]
  /** Null: the full copy. Else what is withheld from the public one, by the printed ids. */
  readonly withheld: ReadonlySet<string> | null
}

export type BagAnswer =
  | { readonly is: 'bag'; readonly files: readonly BagFile[]; readonly zip: Uint8Array }
  /**
   * `damaged`: an archive that does not verify is not packed as if it did; `session` is its id. `unknown`: what is to be
   * withheld is not there under that name, and a slip of the finger must publish nothing; `session` is that name.
   */
  | { readonly is: 'refused'; readonly why: 'damaged' | 'empty' | 'tells' | 'unknown'; readonly session: string }

export interface BagDeps {
  readonly archive: Archive
  /** Minutes of a snapshot in which words were hidden. */
  readonly makeReports: (snapshot: Snapshot) => Promise<readonly Report[]>
}

const verifier = readFileSync(new URL('./verifier.html', import.meta.url))

/** Sessions out of the archive as one bag, verified while they are read. The archive itself is not touched. */
export async function bagOf(deps: BagDeps, request: BagRequest): Promise<BagAnswer> {
  const payload: BagFile[] = []
  const kept: Snapshot[] = []
  const sentences: string[] = []
  const folders = new Set<string>()
  for (const session of request.sessions) {
    const verified = await deps.archive.verify(session)
    if (verified.is === 'missing') return { is: 'refused', why: 'empty', session }
    if (verified.is === 'broken') return { is: 'refused', why: 'damaged', session }
    const withheld = request.withheld === null ? null : withholdFrom(verified.snapshots, request.withheld)
    const folder = freeFolder(verified.snapshots, session, folders)
    payload.push(...(await sessionFiles(deps, session, verified.snapshots, folder, withheld)))
    kept.push(...verified.snapshots)
    sentences.push(...(withheld?.sentences ?? []))
  }
  const known = new Set(kept.flatMap(({ leaves }) => leaves.map(({ id }) => id)))
  const unknown = [...(request.withheld ?? [])].find((id) => !known.has(id))
  if (unknown !== undefined) return { is: 'refused', why: 'unknown', session: unknown }
  const last = kept.map(({ head }) => head.takenAt).sort()
  const date = last.at(-1)?.slice(0, 10)
  if (date === undefined) return { is: 'refused', why: 'empty', session: '' }
  const info: BagInfo = {
    name: pathSegment(request.name),
    title: request.title,
    date,
    isPublic: request.withheld !== null,
  }
  payload.push({ path: 'data/VERIFIER.html', bytes: verifier }, textFile('data/LISEZMOI.txt', guide))
  payload.push({ path: 'data/ro-crate-metadata.json', bytes: crateMetadata(payload, kept, info) })
  // The last look: whatever made a file, no withheld sentence leaves the house in it.
  if (payload.some(({ bytes }) => tells(bytes, sentences))) return { is: 'refused', why: 'tells', session: '' }
  const files = makeBag(payload, info)
  return { is: 'bag', files, zip: zipBag(files, info) }
}

async function sessionFiles(
  { archive, makeReports }: BagDeps,
  session: SessionId,
  snapshots: readonly Snapshot[],
  folder: string,
  withheld: Withheld | null,
): Promise<BagFile[]> {
  const files: BagFile[] = []
  const stored = await archive.list(session)
  const lines = []
  for (const snapshot of snapshots) {
    const { seq } = snapshot.head
    const names = stored.find((each) => each.seq === seq)?.reports ?? []
    const without = redactSnapshot(snapshot, [...(withheld?.ids ?? [])])
    const shown = withheld?.sheet == null ? without : redactSnapshot(without, [withheld.sheet])
    const isHidden = withheld !== null && snapshot.leaves.some(({ id }) => withheld.ids.has(id))
    const reports: Report[] = isHidden
      ? [...(await makeReports(without))]
      : await reportsOf(archive, session, seq, names)
    // The room's last stage is for phones that come back, not for the public.
    const carried = reports.filter(({ name }) => withheld === null || name !== stageFile)
    const number = String(seq).padStart(4, '0')
    files.push({ path: `${folder}/snapshots/${number}.json`, bytes: Buffer.from(snapshotToText(shown), 'utf8') })
    for (const report of carried) {
      const path = `${folder}/reports/${number}/${report.name}`
      const note = originNote(report, snapshot.seal, bytesHash(report.bytes), isHidden ? 'made-anew' : undefined)
      files.push({ path, bytes: report.bytes }, { path: `${path}.prov.json`, bytes: Buffer.from(note, 'utf8') })
    }
    const listed = carried.map(({ name }) => name)
    lines.push(chainLine(snapshot, listed))
  }
  files.push({ path: `${folder}/chain.jsonl`, bytes: Buffer.from(chainToText(lines), 'utf8') })
  const newest = snapshots.at(-1)
  if (newest !== undefined)
    files.push({ path: `${folder}/LISEZMOI.txt`, bytes: Buffer.from(checkGuide(newest), 'utf8') })
  return files
}

/** Those that are still the bytes that were made. */
async function reportsOf(
  archive: Archive,
  session: SessionId,
  seq: number,
  names: readonly string[],
): Promise<Report[]> {
  const reports: Report[] = []
  for (const name of names) {
    const report = await archive.report(session, seq, name)
    if (report.is === 'found') reports.push({ name, bytes: report.bytes })
  }
  return reports
}

/** As in the archive; two sessions with one code do not share a folder. */
function freeFolder(snapshots: readonly Snapshot[], session: string, taken: Set<string>): string {
  const sheet = snapshots.flatMap(itemsOf).find((item) => item.kind === 'session')
  const city = pathSegment(sheet?.place ?? '').toLowerCase()
  const rank = sheet?.forumNumber ?? null
  const usual = `data/forums/${rank === null ? '' : `${rank}-`}${city}/sessions/${pathSegment(sheet?.id ?? session)}`
  const free = taken.has(usual) ? `${usual}-${session.slice(0, 6)}` : usual
  taken.add(free)
  return free
}

function tells(bytes: Uint8Array, sentences: readonly string[]): boolean {
  if (sentences.length === 0) return false
  const letters = foldLetters(Buffer.from(bytes).toString('utf8'))
  return sentences.some((sentence) => letters.includes(foldLetters(sentence)))
}

const guide = [
  'VÉRIFIER CETTE ARCHIVE',
  '',
  'Ouvrez VERIFIER.html dans un navigateur, sans réseau, et choisissez ce dossier ou le fichier .zip.',
  'Sans notre outil, dans le dossier qui contient manifest-sha512.txt :',
  '',
  '    sha512sum -c manifest-sha512.txt',
  '',
  'Comparez les 16 lettres de chaque sceau avec le procès-verbal signé : elles seules montrent',
  'qu’une archive n’a pas été refaite en entier. Chaque séance a son propre LISEZMOI.txt.',
  '',
  'CHECK THIS ARCHIVE',
  '',
  'Open VERIFIER.html in a browser, without a network, and choose this folder or the .zip file.',
  'Without our tool, in the folder that holds manifest-sha512.txt, run the command above.',
  'Compare the 16 letters of each seal with the signed minutes: they alone show that an archive',
  'was not made anew as a whole. Each session has a LISEZMOI.txt of its own.',
]
