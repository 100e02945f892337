import { useEffect, useRef } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { fieldRefusal } from './field-refusal.ts'
import type { MakeForm } from './use-make-form.ts'

/** What is still to be put right, above the form: it takes the focus, and each line leads to its field (UX §3.5). */
export function RefusedFields({ form }: { readonly form: MakeForm }) {
  const words = useOrganiserWords()
  const place = useRef<HTMLElement>(null)
  const { refused, vain, goTo } = form
  useEffect(() => {
    if (vain === 0) return
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'center' })
  }, [vain])
  if (vain === 0 || refused.length === 0) return null
  return (
    <section ref={place} className="org-refused" tabIndex={-1} aria-labelledby="org-refused">
      <h2 id="org-refused">
        <Icon name="alert" />
        {words('org.toMend', { n: refused.length })}
      </h2>
      <ul>
        {refused.map(({ field, refusal }) => (
          <li key={field.name}>
            <button type="button" onClick={() => goTo(field)}>
              {words(field.label)}
            </button>{' '}
            {fieldRefusal(words, refusal, field.name)}
          </li>
        ))}
      </ul>
    </section>
  )
}
