import { useState } from 'react'
import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import type { Reading } from '../../../shared/domain/consolidation.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { compared, type OpenConsolidation } from '../../state/consolidation-view.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { type SeriesConsolidation, useConsolidation } from '../../state/use-consolidation.ts'
import { ConsolidationOverview } from './ConsolidationOverview.tsx'
import { FinalTextPage } from './FinalTextPage.tsx'
import { fieldRefusal } from './field-refusal.ts'
import { PageHead } from './PageHead.tsx'
import type { Place } from './place.ts'
import { RelativesPage } from './RelativesPage.tsx'
import './organiser-consolidation.css'

type ConsolidationPlace = Extract<Place, { at: 'consolidation' | 'final' }>

/** What the forums of a series said alike. The machine orders, people decide; every word can be taken back. */
export function ConsolidationPage({ series, place }: { series: SeriesRow; place: ConsolidationPlace }) {
  const words = useOrganiserWords()
  const state = useConsolidation(series.id)
  const [reading, setReading] = useState<Reading>('first')
  const { reading: read, refusal } = state
  if (read === null) {
    return (
      <p className="org-loading" role="status">
        {words('cons.loading')}
      </p>
    )
  }
  if (read.is === 'stopped') {
    return (
      <>
        <PageHead crumbs={[{ to: { at: 'forums' }, word: words('org.forums') }]} title={words('cons.title')} />
        <ErrorNote>{words('cons.stopped', { sessions: read.sessions.join(', ') })}</ErrorNote>
      </>
    )
  }
  if (!read.recommendations.some(({ isAdopted }) => isAdopted)) {
    return (
      <EmptyState icon="merge" title={words('cons.empty')}>
        {words('cons.emptyHelp')}
      </EmptyState>
    )
  }
  return (
    <>
      {refusal === null ? null : <ErrorNote>{fieldRefusal(words, refusal.refusal, refusal.field)}</ErrorNote>}
      <Inner series={series} place={place} state={state} open={read} reading={reading} onReading={setReading} />
    </>
  )
}

function Inner(props: {
  readonly series: SeriesRow
  readonly place: ConsolidationPlace
  readonly state: SeriesConsolidation
  readonly open: OpenConsolidation
  readonly reading: Reading
  readonly onReading: (reading: Reading) => void
}) {
  const { series, place, state, open, reading } = props
  const words = useOrganiserWords()
  if (place.at === 'final') {
    const final = open.consolidation.finals.find(({ members }) =>
      members.some(({ recommendation }) => recommendation.id === place.id),
    )
    if (final !== undefined) return <FinalTextPage series={series} state={state} open={open} final={final} />
  }
  if (place.at === 'consolidation' && place.id !== null) {
    const one = compared(open).find(({ id }) => id === place.id)
    if (one !== undefined) {
      return <RelativesPage key={one.id} series={series} state={state} open={open} one={one} reading={reading} />
    }
  }
  if (place.at === 'final' || place.id !== null) {
    return <EmptyState icon="help" title={words('cons.gone', { id: place.id ?? '' })} />
  }
  return (
    <ConsolidationOverview series={series} state={state} open={open} reading={reading} onReading={props.onReading} />
  )
}
