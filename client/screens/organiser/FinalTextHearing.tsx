import { useState } from 'react'
import { HEARINGS, type Hearing } from '../../../shared/domain/consolidation.ts'
import type { ForumId, SeriesId } from '../../../shared/domain/ids.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { FinalTextProps } from './FinalTextPage.tsx'

/** The text was read out: what each forum's representative says. Two that say opposite things both stand. */
export function FinalTextHearing(props: FinalTextProps & { readonly member: string }) {
  const words = useOrganiserWords()
  return (
    <section className="org-section" aria-label={words('cons.hearing')}>
      <h2>{words('cons.hearing')}</h2>
      <p className="org-help">{words('cons.hearingHelp')}</p>
      {props.open.forums.map((forum) => (
        <ForumHearing key={forum.id} {...props} forum={forum} />
      ))}
    </section>
  )
}

function ForumHearing(
  props: FinalTextProps & {
    readonly member: string
    readonly forum: FinalTextProps['open']['forums'][number]
  },
) {
  const { series, state, final, member, forum } = props
  const words = useOrganiserWords()
  const [why, setWhy] = useState('')
  const said = final.heard.find((each) => each.forum === forum.id) ?? null
  const hear = async (hearing: Hearing) => {
    const ids = { series: series.id as SeriesId, member, forum: forum.id as ForumId }
    if (await state.act({ kind: 'hear', ...ids, hearing, words: why })) setWhy('')
  }
  return (
    <fieldset className="cons-hearing">
      <legend dir="auto">{forum.place}</legend>
      {said === null ? (
        <p className="org-help">{words('cons.notHeard')}</p>
      ) : (
        <p dir="auto">{[words(`cons.${said.hearing}`), said.words].filter((each) => each !== '').join(' : ')}</p>
      )}
      <Field label={words('cons.hearingWords')}>
        {(control) => <input {...control} dir="auto" value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
      <div className="cons-verbs">
        {HEARINGS.map((hearing) => (
          <Button
            key={hearing}
            size="small"
            busy={state.busy}
            pressed={said?.hearing === hearing}
            reason={hearing !== 'agreed' && why.trim() === '' ? words('cons.sayWhy') : null}
            onPress={() => void hear(hearing)}
          >
            {words(`cons.${hearing}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
