import type { Snapshot } from '../shared/domain/snapshot.ts'
import type { OpenData } from './open-data.ts'

export type SeriesSessions =
  | { readonly is: 'found'; readonly title: string; readonly forums: readonly (readonly Snapshot[])[] }
  /** `known`: the series that there are, by code. */
  | { readonly is: 'unknown'; readonly known: string }
  /** A session whose archive cannot be read or is not whole. */
  | { readonly is: 'damaged'; readonly code: string }

/**
 * The last snapshot of each sealed session of a series, verified while it is read, forum by forum in their rank. `wanted`:
 * the series' code or its own id; without it the only one there is.
 */
export async function seriesSessions(
  { catalogue, archive }: OpenData,
  wanted: string | undefined,
): Promise<SeriesSessions> {
  const view = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
  const [series, ...others] = view.series.filter(
    (each) => wanted === undefined || each.code === wanted || each.id === wanted,
  )
  if (series === undefined || others.length > 0) {
    return { is: 'unknown', known: view.series.map((each) => each.code || each.id).join(', ') }
  }
  const forums: Snapshot[][] = []
  const ranked = view.forums
    .filter((forum) => forum.series === series.id)
    .toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || a.date.localeCompare(b.date))
  for (const forum of ranked) {
    const snapshots: Snapshot[] = []
    for (const session of view.sessions) {
      if (session.forum !== forum.id || session.standing.is !== 'sealed') continue
      const last = (await archive.list(session.id)).at(-1)
      const loaded = last === undefined ? null : await archive.load(session.id, last.seq)
      if (loaded?.is !== 'found') return { is: 'damaged', code: session.code }
      snapshots.push(loaded.snapshot)
    }
    if (snapshots.length > 0) forums.push(snapshots)
  }
  return { is: 'found', title: series.title, forums }
}
