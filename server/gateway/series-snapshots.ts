import type { SeriesId } from '../../shared/domain/ids.ts'
import type { Snapshot } from '../../shared/domain/snapshot.ts'
import type { Archive } from '../archive/archive.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { holds } from '../correction/corrections.ts'

export type SeriesSnapshots =
  | {
      readonly is: 'sound'
      /** Held: with a sealed session. In their order. */
      readonly forums: readonly { readonly id: string; readonly code: string; readonly place: string }[]
      /** The newest of each sealed session, in the order of the forums and sessions. */
      readonly snapshots: readonly Snapshot[]
    }
  /** Codes of sessions whose archive does not hold the seal that was announced, or that bear a code twice. */
  | { readonly is: 'stopped'; readonly sessions: readonly string[] }
  | { readonly is: 'unknown' }

/** What a series adopted, read from the archive and verified against the seals that the catalogue remembers. */
export async function seriesSnapshots(
  catalogue: Catalogue,
  archive: Archive,
  series: SeriesId,
): Promise<SeriesSnapshots> {
  const view = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
  if (!view.series.some(({ id }) => id === series)) return { is: 'unknown' }
  const forums = view.forums.filter((forum) => forum.series === series)
  const snapshots: Snapshot[] = []
  const stopped: string[] = []
  const codes = new Set<string>()
  const held = new Set<string>()
  for (const session of view.sessions) {
    const standing = catalogue.standing(session.id)
    if (standing?.is !== 'sealed' || !forums.some(({ id }) => id === session.forum)) continue
    const verified = await archive.verify(session.id)
    const isSound =
      verified.is === 'sound' && holds(verified.snapshots, { first: standing.seal, last: standing.lastSeal })
    const newest = isSound ? verified.snapshots.at(-1) : undefined
    if (newest === undefined || codes.has(session.code)) stopped.push(session.code)
    else snapshots.push(newest)
    codes.add(session.code)
    held.add(session.forum)
  }
  if (stopped.length > 0) return { is: 'stopped', sessions: stopped }
  return {
    is: 'sound',
    forums: forums.filter(({ id }) => held.has(id)).map(({ id, code, place }) => ({ id, code, place })),
    snapshots,
  }
}
