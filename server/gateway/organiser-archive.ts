import type {
  ArchivedReport,
  ArchivedSession,
  ArchivedSnapshot,
  ArchiveView,
} from '../../shared/domain/catalogue-view.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import { itemsOf } from '../../shared/domain/snapshot.ts'
import type { Archive, StoredSnapshot } from '../archive/archive.ts'
import { checkGuide } from '../archive/check-guide.ts'
import type { Catalogue, SessionStanding } from '../catalogue/catalogue.ts'
import { holds } from '../correction/corrections.ts'
import { type ArchivedFile, paperTypeOf } from './archived-file.ts'

/** How anyone checks the file beside it; the minutes send their reader to it. */
const guideFile = 'LISEZMOI.txt'

type Sealed = Extract<SessionStanding, { is: 'sealed' }>

/** Everything kept of the sealed sessions, each one's chain checked against the seal that the catalogue remembers. */
export async function archiveView(
  catalogue: Catalogue,
  archive: Archive,
  sessions: readonly SessionId[],
): Promise<ArchiveView> {
  const kept: ArchivedSession[] = []
  for (const session of sessions) {
    const standing = catalogue.standing(session)
    if (standing?.is === 'sealed') kept.push(await archivedSession(archive, session, standing))
  }
  return { sessions: kept }
}

async function archivedSession(
  archive: Archive,
  session: SessionId,
  { seal, lastSeal }: Sealed,
): Promise<ArchivedSession> {
  const result = await archive.verify(session)
  if (result.is === 'missing') return { session, verdict: 'missing', snapshots: [] }
  // A chain made anew, sound in itself, does not hold the seal that was announced in the room; one that was cut off
  // behind a correction does not hold that correction's.
  const sound = result.is === 'sound' && holds(result.snapshots, { first: seal, last: lastSeal })
  const snapshots: ArchivedSnapshot[] = []
  for (const stored of await archive.list(session)) {
    snapshots.push(await archivedSnapshot(archive, session, stored, snapshots.at(-1)?.takenAt ?? ''))
  }
  return { session, verdict: sound ? 'sound' : 'broken', snapshots }
}

async function archivedSnapshot(
  archive: Archive,
  session: SessionId,
  stored: StoredSnapshot,
  before: string,
): Promise<ArchivedSnapshot> {
  const { seq, reason, takenAt, sealWords } = stored
  const reports: ArchivedReport[] = []
  for (const name of stored.reports.filter(isForPeople)) {
    const report = await archive.report(session, seq, name)
    reports.push({ name, state: report.is, madeAnew: report.is === 'found' && report.madeAnew })
  }
  const loaded = await archive.load(session, seq)
  const noted = loaded.is === 'found' ? itemsOf(loaded.snapshot).find((item) => item.kind === 'clock') : undefined
  const duringSession = reason === 'close' && noted?.wentBack.includes('session') === true
  return {
    seq,
    reason,
    takenAt,
    sealWords,
    isSound: loaded.is === 'found',
    clockWentBack: duringSession || takenAt < before,
    reports,
  }
}

/** The room's last stage is kept beside the minutes for phones that come back; nobody opens it by hand. */
function isForPeople(name: string): boolean {
  return paperTypeOf(name) !== undefined
}

/** One file of one snapshot, verified as it is read. Null when it is not there or no longer what was made. */
export async function organiserFile(
  archive: Archive,
  session: SessionId,
  seq: number,
  name: string,
): Promise<ArchivedFile | null> {
  if (name === 'snapshot.json') {
    const loaded = await archive.load(session, seq)
    if (loaded.is !== 'found') return null
    const bytes = new TextEncoder().encode(loaded.text)
    return { name: `snapshot-${seq}.json`, type: 'application/json', inline: false, bytes }
  }
  if (name === guideFile) {
    const loaded = await archive.load(session, seq)
    if (loaded.is !== 'found') return null
    const bytes = new TextEncoder().encode(checkGuide(loaded.snapshot))
    return { name, type: 'text/plain; charset=utf-8', inline: true, bytes }
  }
  const paper = paperTypeOf(name)
  if (paper === undefined) return null
  const report = await archive.report(session, seq, name)
  return report.is === 'found' ? { name, ...paper, bytes: report.bytes } : null
}
