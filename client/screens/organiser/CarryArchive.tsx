import { useState } from 'react'
import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import { Field } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'

/** A series' archive as a file to be carried away: all of it, or what everyone may read. */
export function CarryArchive({ series }: { series: SeriesRow }) {
  const words = useOrganiserWords()
  const [withhold, setWithhold] = useState('')
  const address = `/organiser/bag/${series.id}`
  const query = new URLSearchParams({ copy: 'public', withhold })
  return (
    <section className="org-section" aria-label={words('bag.title', { series: series.title })}>
      <h2 dir="auto">{words('bag.title', { series: series.title })}</h2>
      <p className="org-help">{words('bag.help')}</p>
      <Field label={words('bag.withhold')} help={words('bag.withholdHelp')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            value={withhold}
            spellCheck={false}
            onChange={(event) => setWithhold(event.target.value)}
          />
        )}
      </Field>
      <p className="org-files">
        <a className="org-open org-open-first" href={`${address}?${query.toString()}`} download>
          <Icon name="download" />
          {words('bag.public')}
        </a>
        <a className="org-open" href={address} download>
          <Icon name="lock" />
          {words('bag.full')}
        </a>
      </p>
      <p className="org-help">{words('bag.fullHelp')}</p>
    </section>
  )
}
