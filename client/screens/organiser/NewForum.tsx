import { useState } from 'react'
import type { ForumFields } from '../../../shared/domain/catalogue.ts'
import type { CatalogueView } from '../../../shared/domain/catalogue-view.ts'
import type { ForumId, SeriesId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { MakeButtons } from './MakeButtons.tsx'
import { PageHead } from './PageHead.tsx'
import { RefusedFields } from './RefusedFields.tsx'
import { SeriesChoice } from './SeriesChoice.tsx'
import { SheetFields } from './SheetFields.tsx'
import { emptyForum, emptySeries, forumSections } from './sheet-fields.ts'
import { useMakeForm } from './use-make-form.ts'
import { usePlace } from './use-place.ts'

/** A forum in a series that is there, or in a new one that is made with it. */
export function NewForum({ catalogue, chosen }: { catalogue: CatalogueView; chosen: string | null }) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const { go } = usePlace()
  const first = catalogue.series.find((each) => each.id === chosen) ?? catalogue.series[0]
  const [seriesId, setSeriesId] = useState<string>(first?.id ?? '')
  const [newSeries, setNewSeries] = useState({ id: organiser.newId() as SeriesId, title: '' })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [seriesRefusal, setSeriesRefusal] = useState<Refusal | null>(null)
  const [forum] = useState(() => organiser.newId() as ForumId)
  /** Null when the series was refused; it is made once, even when the forum is refused afterwards. */
  const seriesOfForum = async (): Promise<SeriesId | null> => {
    const known = catalogue.series.find((each) => each.id === seriesId || each.id === newSeries.id)
    if (known !== undefined) return known.id
    const fields = { ...emptySeries, title: newSeries.title }
    const made = await organiser.send({ kind: 'make-series', series: newSeries.id, fields, notice: null })
    if (made.is === 'done') {
      setSeriesId(newSeries.id)
      return newSeries.id
    }
    if (made.field === 'title') setSeriesRefusal(made.refusal)
    else setRefusal(made.refusal)
    return null
  }
  const form = useMakeForm(forumSections, { ...nextForum(catalogue, seriesId) }, async (values) => {
    const series = await seriesOfForum()
    if (series === null) return { is: 'refused', refusal: { code: 'empty', count: null }, field: 'series' }
    return organiser.send({ kind: 'make-forum', forum, series, fields: values as unknown as ForumFields })
  })
  const make = async () => {
    setRefusal(null)
    setSeriesRefusal(null)
    const answer = await form.make()
    if (answer?.is === 'done') go({ at: 'forum', id: forum })
    else if (answer !== null && answer.field === null) setRefusal(answer.refusal)
  }
  return (
    <form className="org-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <PageHead crumbs={[{ to: { at: 'forums' }, word: words('org.forums') }]} title={words('org.newForum')} />
      <RefusedFields form={form} />
      <SeriesChoice
        series={catalogue.series}
        chosen={seriesId}
        onChoose={setSeriesId}
        title={newSeries.title}
        onTitle={(title) => setNewSeries({ ...newSeries, title })}
        refusal={seriesRefusal}
        attach={(element) => form.attach('series', element)}
      />
      <SheetFields sections={forumSections} form={form} />
      <MakeButtons
        word={words('org.createForum')}
        back={{ at: 'forums' }}
        busy={form.status === 'saving'}
        refusal={refusal}
        onMake={() => void make()}
      />
    </form>
  )
}

/** What a series' forums share is not typed again. */
function nextForum(catalogue: CatalogueView, series: string): ForumFields {
  const others = catalogue.forums.filter((each) => each.series === series)
  const rank = Math.max(0, ...others.map((each) => each.rank ?? 0)) + 1
  const last = others.at(-1)
  if (last === undefined) return { ...emptyForum, rank }
  const { title, country, organisers } = last
  return { ...emptyForum, rank, title, country, organisers }
}
