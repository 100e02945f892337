import { asId, type SessionId } from '../../shared/domain/ids.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import type { Snapshot } from '../../shared/domain/snapshot.ts'
import type { Archive } from '../archive/archive.ts'
import { buildSnapshot } from '../archive/build-snapshot.ts'
import type { Report } from '../archive/report-file.ts'
import { addForum } from '../catalogue/add-forum.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Random } from '../runtime/random.ts'
import type { ForumFile } from './forum-file.ts'
import { sessionContent } from './session-content.ts'

export interface ImportDeps {
  readonly catalogue: Catalogue
  readonly archive: Archive
  readonly clock: Clock
  readonly random: Random
  readonly makeReports: (snapshot: Snapshot) => Promise<readonly Report[]>
}

export type ImportAnswer =
  | { readonly is: 'imported'; readonly sessions: readonly ImportedSession[] }
  | { readonly is: 'refused'; readonly code: RefusalCode }

export interface ImportedSession {
  readonly session: SessionId
  readonly code: string
  readonly sealWords: string
  /** It was here already: nothing was changed. */
  readonly before: boolean
}

/**
 * Puts a forum into the catalogue as closed sessions, each sealed into the archive with its minutes, as if it had been
 * closed here. Again, or after a power cut in the middle: only what is missing is added. Rejects when the disk does.
 */
export async function importForum(deps: ImportDeps, file: ForumFile, json: unknown): Promise<ImportAnswer> {
  const { catalogue } = deps
  const added = await addForum({ catalogue, newId: () => deps.random.id() }, json, 'import')
  if (added.is === 'refused') return { is: 'refused', code: added.refusal.code }
  const sessions: ImportedSession[] = []
  for (const [at, session] of added.sessions.entries()) {
    const from = file.sessions[at]
    if (from !== undefined) sessions.push(await importSession(deps, file, from, session))
  }
  return { is: 'imported', sessions }
}

async function importSession(
  deps: ImportDeps,
  file: ForumFile,
  from: ForumFile['sessions'][number],
  session: SessionId,
): Promise<ImportedSession> {
  const { archive, catalogue } = deps
  const standing = catalogue.standing(session)
  const kept = (await archive.list(session)).find((each) => each.reason === 'close')
  if (standing?.is === 'sealed') {
    return { session, code: from.id, sealWords: kept?.sealWords ?? '', before: true }
  }
  // The seal that is there already, when the power went between archive and catalogue.
  const stored = kept ?? (await sealSession(deps, file, from, session))
  await catalogue.markSealed(session, stored.seal)
  return { session, code: from.id, sealWords: stored.sealWords, before: false }
}

async function sealSession(deps: ImportDeps, file: ForumFile, from: ForumFile['sessions'][number], session: SessionId) {
  const sheet = deps.catalogue.standing(session)?.sheet
  if (sheet === undefined) throw new Error('an imported session without its sheet')
  const { present, area = {} } = file.forum.participants
  const snapshot = buildSnapshot(
    sessionContent(from, sheet, present, area),
    {
      seriesId: sheet.seriesId,
      forumId: sheet.forumId,
      sessionId: asId<SessionId>(session),
      seq: 1,
      takenAt: new Date(deps.clock.now()).toISOString(),
      reason: 'close',
      prev: null,
      previousSessionSeal: deps.catalogue.previousSeal(session),
    },
    deps.random,
  )
  const answer = await deps.archive.store(snapshot, await deps.makeReports(snapshot))
  if (answer.is === 'refused') throw new Error(`the archive refused the snapshot: ${answer.why}`)
  return answer.snapshot
}
