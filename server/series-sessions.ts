import type { SeriesId } from '../shared/domain/ids.ts'
import type { Snapshot } from '../shared/domain/snapshot.ts'
import { seriesSnapshots } from './gateway/series-snapshots.ts'
import type { OpenData } from './open-data.ts'

export type SeriesSessions =
  | { readonly is: 'found'; readonly id: SeriesId; readonly forums: readonly (readonly Snapshot[])[] }
  /** `known`: the series that there are, by code. */
  | { readonly is: 'unknown'; readonly known: string }
  /** Sessions whose archive does not hold the seals that were announced. */
  | { readonly is: 'damaged'; readonly code: string }

/**
 * The newest snapshot of each sealed session of a series, verified, forum by forum in their rank. `wanted`: the series'
 * code or its own id; without it the only one there is.
 */
export async function seriesSessions(
  { catalogue, archive }: OpenData,
  wanted: string | undefined,
): Promise<SeriesSessions> {
  const view = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
  const [series, ...others] = view.series.filter(
    (each) => wanted === undefined || each.code === wanted || each.id === wanted,
  )
  const unknown = { is: 'unknown', known: view.series.map((each) => each.code || each.id).join(', ') } as const
  if (series === undefined || others.length > 0) return unknown
  const read = await seriesSnapshots(catalogue, archive, series.id)
  if (read.is === 'unknown') return unknown
  if (read.is === 'stopped') return { is: 'damaged', code: read.sessions.join(', ') }
  const forums = view.forums
    .toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || a.date.localeCompare(b.date))
    .map((forum) => read.snapshots.filter(({ head }) => head.forumId === forum.id))
  return { is: 'found', id: series.id, forums: forums.filter((snapshots) => snapshots.length > 0) }
}
