import { useState } from 'react'
import type { SeriesId } from '../../../shared/domain/ids.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { FinalTextProps } from './FinalTextPage.tsx'
import { usePlace } from './use-place.ts'

/** Not taken up in the final report: it goes to annex B, and says why. */
export function SetAside({ series, state, final }: FinalTextProps) {
  const words = useOrganiserWords()
  const { go } = usePlace()
  const [reason, setReason] = useState('')
  const set = async (member: string) => {
    const done = await state.act({ kind: 'set-aside', series: series.id as SeriesId, member, reason })
    if (done && final.members.length === 1) go({ at: 'consolidation', series: series.id, id: null })
  }
  return (
    <section className="org-section" aria-label={words('cons.asideTitle')}>
      <h2>{words('cons.asideTitle')}</h2>
      <Field label={words('cons.asideReason')} help={words('cons.asideHelp')}>
        {(control) => (
          <input {...control} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div className="cons-verbs">
        {final.members.map(({ recommendation }) => (
          <Button
            key={recommendation.id}
            size="small"
            busy={state.busy}
            reason={reason.trim() === '' ? words('cons.sayWhy') : null}
            onPress={() => void set(recommendation.id)}
          >
            {words('cons.asideVerb', { id: recommendation.id })}
          </Button>
        ))}
      </div>
    </section>
  )
}
