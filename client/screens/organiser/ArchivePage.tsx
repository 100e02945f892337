import type { CatalogueView } from '../../../shared/domain/catalogue-view.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useArchive, useOrganiserWords } from '../../state/use-catalogue.ts'
import { ArchivedSessionCard } from './ArchivedSessionCard.tsx'
import { CarryArchive } from './CarryArchive.tsx'
import { PageHead } from './PageHead.tsx'

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
      {catalogue.series
        .filter(({ id }) =>
          sealed.some(({ forum }) => catalogue.forums.some((each) => each.id === forum && each.series === id)),
        )
        .map((series) => (
          <CarryArchive key={series.id} series={series} />
        ))}
      {sealed.map((session) => {
        const forum = catalogue.forums.find((each) => each.id === session.forum) ?? null
        return <ArchivedSessionCard key={session.id} session={session} forum={forum} heading />
      })}
    </>
  )
}
