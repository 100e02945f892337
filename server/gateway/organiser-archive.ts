import type { ArchivedSession, ArchiveView } from '../../shared/domain/catalogue-view.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { Archive, StoredSnapshot } from '../archive/archive.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ArchivedFile } from './archived-file.ts'

/** Everything kept of the sealed sessions, each one's chain checked against the seal that the catalogue remembers. */
export async function archiveView(
  catalogue: Catalogue,
  archive: Archive,
  sessions: readonly SessionId[],
): Promise<ArchiveView> {
  const kept: ArchivedSession[] = []
  for (const session of sessions) {
    const standing = catalogue.standing(session)
    if (standing?.is === 'sealed') kept.push(await archivedSession(archive, session, standing.seal))
  }
  return { sessions: kept }
}

async function archivedSession(archive: Archive, session: SessionId, seal: string): Promise<ArchivedSession> {
  const result = await archive.verify(session)
  if (result.is === 'missing') return { session, verdict: 'missing', snapshots: [] }
  // A chain made anew, sound in itself, does not hold the seal that was announced in the room.
  const sound = result.is === 'sound' && result.snapshots.some((snapshot) => snapshot.seal === seal)
  const snapshots = []
  for (const stored of await archive.list(session)) snapshots.push(await archivedSnapshot(archive, session, stored))
  return { session, verdict: sound ? 'sound' : 'broken', snapshots }
}

async function archivedSnapshot(archive: Archive, session: SessionId, stored: StoredSnapshot) {
  const { seq, reason, takenAt, sealWords } = stored
  const reports = []
  for (const name of stored.reports.filter(isForPeople)) {
    reports.push({ name, state: (await archive.report(session, seq, name)).is })
  }
  const isSound = (await archive.load(session, seq)).is === 'found'
  return { seq, reason, takenAt, sealWords, isSound, reports }
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const types: readonly (readonly [ending: string, type: string])[] = [
  ['.html', 'text/html; charset=utf-8'],
  ['.docx', docx],
]

/** The room's last stage is kept beside the minutes for phones that come back; nobody opens it by hand. */
function isForPeople(name: string): boolean {
  return types.some(([ending]) => name.endsWith(ending))
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
  const type = types.find(([ending]) => name.endsWith(ending))?.[1]
  if (type === undefined) return null
  const report = await archive.report(session, seq, name)
  return report.is === 'found' ? { name, type, inline: type.startsWith('text/html'), bytes: report.bytes } : null
}
