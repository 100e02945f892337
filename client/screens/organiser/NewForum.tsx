import { useState } from 'react'
import type { ForumFields } from '../../../shared/domain/catalogue.ts'
import type { CatalogueView } from '../../../shared/domain/catalogue-view.ts'
import type { ForumId, SeriesId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { Field } from '../../parts/Field.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { fieldRefusal } from './field-refusal.ts'
import { MakeButtons } from './MakeButtons.tsx'
import { PageHead } from './PageHead.tsx'
import { SheetFields } from './SheetFields.tsx'
import { emptyForum, emptySeries, forumSections } from './sheet-fields.ts'
import { usePlace } from './use-place.ts'
import { useMakeForm } from './use-sheet-form.ts'

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
  const others = catalogue.forums.filter((each) => each.series === seriesId)
  const rank = Math.max(0, ...others.map((each) => each.rank ?? 0)) + 1
  // What a series' forums share is not typed again.
  const last = others.at(-1)
  const initial: ForumFields =
    last === undefined
      ? { ...emptyForum, rank }
      : { ...emptyForum, rank, title: last.title, country: last.country, organisers: last.organisers }

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
  const form = useMakeForm(forumSections, { ...initial }, async (values) => {
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
      <section className="org-section" aria-label={words('org.seriesSheet')}>
        <h2>{words('org.seriesSheet')}</h2>
        {catalogue.series.length === 0 ? null : (
          <Field label={words('org.seriesChoice')}>
            {(control) => (
              <select {...control} value={seriesId} onChange={(event) => setSeriesId(event.target.value)}>
                {catalogue.series.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.title}
                  </option>
                ))}
                <option value="">{words('org.newSeries')}</option>
              </select>
            )}
          </Field>
        )}
        {seriesId !== '' ? null : (
          <Field
            label={`${words('org.seriesTitle')} *`}
            help={words('org.seriesTitleHelp')}
            error={seriesRefusal === null ? null : fieldRefusal(words, seriesRefusal, 'title')}
          >
            {(control) => (
              <textarea
                {...control}
                ref={(element) => form.attach('series', element)}
                dir="auto"
                rows={2}
                value={newSeries.title}
                onChange={(event) => setNewSeries({ ...newSeries, title: event.target.value })}
              />
            )}
          </Field>
        )}
      </section>
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
