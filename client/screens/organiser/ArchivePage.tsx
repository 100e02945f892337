import { Fragment } from 'react'
import type { CatalogueView } from '../../../shared/domain/catalogue-view.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useArchive, useOrganiserWords } from '../../state/use-catalogue.ts'
import { ArchivedSessionCard } from './ArchivedSessionCard.tsx'
import { CarryArchive } from './CarryArchive.tsx'
import { PageHead } from './PageHead.tsx'
import { SeriesReports } from './SeriesReports.tsx'

/** What remains of every closed session, checked while it is read. */
export function ArchivePage({ catalogue }: { catalogue: CatalogueView }) {
  const words = useOrganiserWords()
  // Asked for also where nothing is sealed yet: the page may be opened at the very moment of a close.
  useArchive()
  const sealed = catalogue.sessions.filter((session) => session.standing.is === 'sealed')
  if (sealed.length === 0) {
    return (
      <EmptyState icon="shield" title={words('org.archiveEmpty')}>
        {words('org.archiveEmptyHelp')}
      </EmptyState>
    )
  }
  return (
    <>
      <PageHead crumbs={[]} title={words('org.archive')} below={<p>{words('org.archiveHelp')}</p>} />
      {reported(catalogue).map((series) => (
        <Fragment key={series.id}>
          <SeriesReports series={series} />
          <CarryArchive series={series} />
        </Fragment>
      ))}
      {sealed.map((session) => {
        const forum = catalogue.forums.find((each) => each.id === session.forum) ?? null
        return <ArchivedSessionCard key={session.id} session={session} forum={forum} heading />
      })}
    </>
  )
}

/** Series with something sealed in them. */
function reported({ series, forums, sessions }: CatalogueView) {
  const held = new Set(sessions.flatMap(({ standing, forum }) => (standing.is === 'sealed' ? [forum] : [])))
  return series.filter(({ id }) => forums.some((forum) => forum.series === id && held.has(forum.id)))
}
