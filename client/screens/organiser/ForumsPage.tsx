import { useState } from 'react'
import type { ForumRow, SeriesRow } from '../../../shared/domain/catalogue.ts'
import type { CatalogueView } from '../../../shared/domain/catalogue-view.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { Button } from '../../parts/Button.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { AddressLine } from './AddressLine.tsx'
import { fieldRefusal } from './field-refusal.ts'
import { HouseCard } from './HouseCard.tsx'
import { PageHead } from './PageHead.tsx'
import { placeToHash } from './place.ts'
import { dayInWords } from './print-words.ts'
import { ForumChip } from './StateChip.tsx'
import { usePlace } from './use-place.ts'

/** Series and their forums, with date, place and state. */
export function ForumsPage({ catalogue }: { catalogue: CatalogueView }) {
  const words = useOrganiserWords()
  const { go } = usePlace()
  const example = useExample()
  const newForum = (
    <Button look="primary" icon="plus" onPress={() => go({ at: 'new-forum', series: null })}>
      {words('org.newForum')}
    </Button>
  )
  const openExample = (
    <Button icon="eye" busy={example.busy} onPress={example.open}>
      {words('org.openExample')}
    </Button>
  )
  const refused = example.refusal === null ? null : <ErrorNote>{fieldRefusal(words, example.refusal, null)}</ErrorNote>
  if (catalogue.series.length === 0) {
    return (
      <div className="org-empty">
        <EmptyState icon="flag" title={words('org.emptyTitle')}>
          <p>{words('org.emptyHelp')}</p>
          <div className="org-empty-buttons">
            {newForum}
            {openExample}
          </div>
          <p>{words('org.exampleHelp')}</p>
        </EmptyState>
        {refused}
      </div>
    )
  }
  const hasExample = catalogue.series.some((series) => series.notice !== null)
  return (
    <>
      <PageHead
        crumbs={[]}
        title={words('org.forums')}
        beside={
          <>
            <Button icon="plus" onPress={() => go({ at: 'new-series' })}>
              {words('org.newSeries')}
            </Button>
            {newForum}
          </>
        }
      />
      {catalogue.series.map((series) => (
        <SeriesCard key={series.id} series={series} catalogue={catalogue} />
      ))}
      {hasExample ? null : (
        <p className="org-example">
          {openExample} <span>{words('org.exampleHelp')}</span>
        </p>
      )}
      {refused}
      <HouseCard />
      <section className="org-section" aria-label={words('org.own')}>
        <h2>{words('org.own')}</h2>
        <p className="org-help">{words('org.ownHelp')}</p>
        <AddressLine address={catalogue.organiserAddress} name={words('org.own')} />
      </section>
    </>
  )
}

function SeriesCard({ series, catalogue }: { series: SeriesRow; catalogue: CatalogueView }) {
  const words = useOrganiserWords()
  const forums = catalogue.forums.filter((forum) => forum.series === series.id)
  return (
    <section className="org-card" aria-label={series.title}>
      <header>
        <div>
          <h2 dir="auto">{series.title}</h2>
          <p dir="auto">{[series.projectLine, series.code].filter((each) => each !== '').join(' · ')}</p>
        </div>
        <a href={placeToHash({ at: 'series', id: series.id })}>{words('org.editSeries')}</a>
      </header>
      {series.notice === null ? null : <p className="org-notice">{series.notice}</p>}
      {forums.length === 0 ? <p className="org-none">{words('org.noForums')}</p> : null}
      <ul>
        {forums.map((forum) => (
          <ForumRowLink key={forum.id} forum={forum} catalogue={catalogue} />
        ))}
      </ul>
      <footer>
        <a href={placeToHash({ at: 'new-forum', series: series.id })}>
          <Icon name="plus" />
          {words('org.newForumHere')}
        </a>
        {catalogue.sessions.some(
          ({ forum, standing }) => standing.is === 'sealed' && forums.some(({ id }) => id === forum),
        ) ? (
          <a href={placeToHash({ at: 'consolidation', series: series.id, id: null })}>
            <Icon name="merge" />
            {words('cons.open')}
          </a>
        ) : null}
      </footer>
    </section>
  )
}

function ForumRowLink({ forum, catalogue }: { forum: ForumRow; catalogue: CatalogueView }) {
  const words = useOrganiserWords()
  const sessions = catalogue.sessions.filter((session) => session.forum === forum.id)
  return (
    <li>
      <a className="org-row" href={placeToHash({ at: 'forum', id: forum.id })}>
        <span className="org-row-main">
          <strong dir="auto">{forum.place}</strong>
          <span dir="auto">{forum.title}</span>
        </span>
        <span className="org-row-side">
          <span>{dayInWords(forum.date, words.language)}</span>
          <span>{words('org.sessionCount', { n: sessions.length })}</span>
        </span>
        <ForumChip sessions={sessions} />
        <Icon name="next" />
      </a>
    </li>
  )
}

function useExample() {
  const organiser = useOrganiser()
  const { go } = usePlace()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const open = async () => {
    setBusy(true)
    const answer = await organiser.openExample()
    setBusy(false)
    if (answer.is === 'done') go({ at: 'forum', id: answer.id })
    else setRefusal(answer.refusal)
  }
  return { busy, refusal, open: () => void open() }
}
