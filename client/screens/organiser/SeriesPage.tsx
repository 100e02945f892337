import { useState } from 'react'
import type { SeriesFields, SeriesRow } from '../../../shared/domain/catalogue.ts'
import type { SeriesId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { MakeButtons } from './MakeButtons.tsx'
import { PageHead } from './PageHead.tsx'
import { RefusedFields } from './RefusedFields.tsx'
import { SavedNote } from './SavedNote.tsx'
import { SheetFields } from './SheetFields.tsx'
import { emptySeries, seriesSections } from './sheet-fields.ts'
import { useEditForm } from './use-edit-form.ts'
import { useMakeForm } from './use-make-form.ts'
import { usePlace } from './use-place.ts'

export function NewSeries() {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const { go } = usePlace()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [series] = useState(() => organiser.newId() as SeriesId)
  const form = useMakeForm(seriesSections, { ...emptySeries }, (values) =>
    organiser.send({ kind: 'make-series', series, fields: values as unknown as SeriesFields, notice: null }),
  )
  const make = async () => {
    const answer = await form.make()
    if (answer?.is === 'done') go({ at: 'new-forum', series })
    else setRefusal(answer !== null && answer.field === null ? answer.refusal : null)
  }
  return (
    <form className="org-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <PageHead crumbs={[{ to: { at: 'forums' }, word: words('org.forums') }]} title={words('org.newSeries')} />
      <RefusedFields form={form} />
      <SheetFields sections={seriesSections} form={form} />
      <MakeButtons
        word={words('org.createSeries')}
        back={{ at: 'forums' }}
        busy={form.status === 'saving'}
        refusal={refusal}
        onMake={() => void make()}
      />
    </form>
  )
}

export function EditSeries({ series }: { series: SeriesRow }) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const form = useEditForm(seriesSections, { ...series }, (patch) =>
    organiser.send({ kind: 'edit-series', series: series.id, fields: patch as Partial<SeriesFields> }),
  )
  return (
    <form className="org-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <PageHead
        crumbs={[{ to: { at: 'forums' }, word: words('org.forums') }]}
        title={series.title}
        below={series.notice === null ? null : <p className="org-notice">{series.notice}</p>}
      />
      <SavedNote form={form} />
      <SheetFields sections={seriesSections} form={form} />
    </form>
  )
}
