import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { Field } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { fieldRefusal } from './field-refusal.ts'

/** The series of a new forum: one that is there, or the title of a new one. */
export function SeriesChoice(props: {
  readonly series: readonly SeriesRow[]
  /** Id of one that is there; '' for a new one. */
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly title: string
  readonly onTitle: (title: string) => void
  readonly refusal: Refusal | null
  readonly attach: (element: HTMLElement | null) => void
}) {
  const { series, chosen, onChoose, title, onTitle, refusal, attach } = props
  const words = useOrganiserWords()
  return (
    <section className="org-section" aria-label={words('org.seriesSheet')}>
      <h2>{words('org.seriesSheet')}</h2>
      {series.length === 0 ? null : (
        <Field label={words('org.seriesChoice')}>
          {(control) => (
            <select {...control} value={chosen} onChange={(event) => onChoose(event.target.value)}>
              {series.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.title}
                </option>
              ))}
              <option value="">{words('org.newSeries')}</option>
            </select>
          )}
        </Field>
      )}
      {chosen !== '' ? null : (
        <Field
          label={`${words('org.seriesTitle')} *`}
          help={words('org.seriesTitleHelp')}
          error={refusal === null ? null : fieldRefusal(words, refusal, 'title')}
        >
          {(control) => (
            <textarea
              {...control}
              ref={attach}
              dir="auto"
              rows={2}
              value={title}
              onChange={(event) => onTitle(event.target.value)}
            />
          )}
        </Field>
      )}
    </section>
  )
}
