import { type FormEvent, useState } from 'react'
import { LEVELS, type Level } from '../../../shared/domain/card.ts'
import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import type { FinalRecommendation } from '../../../shared/domain/consolidation.ts'
import type { SeriesId } from '../../../shared/domain/ids.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { nameOf, type OpenConsolidation } from '../../state/consolidation-view.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { SeriesConsolidation } from '../../state/use-consolidation.ts'
import { FinalTextHearing } from './FinalTextHearing.tsx'
import { FinalTextLosses } from './FinalTextLosses.tsx'
import { fieldRefusal } from './field-refusal.ts'
import { PageHead } from './PageHead.tsx'
import { dayInWords } from './print-words.ts'
import { RecommendationText } from './RecommendationText.tsx'
import { SetAside } from './SetAside.tsx'
import { useWarning } from './use-warning.ts'

export interface FinalTextProps {
  readonly series: SeriesRow
  readonly state: SeriesConsolidation
  readonly open: OpenConsolidation
  readonly final: FinalRecommendation
}

/** Originals, locked, beside the final text; what it leaves out; what each forum said when it was read out. */
export function FinalTextPage(props: FinalTextProps) {
  const { series, open, final } = props
  const words = useOrganiserWords()
  const first = final.members[0]?.recommendation.id ?? ''
  return (
    <>
      <PageHead
        crumbs={[{ to: { at: 'consolidation', series: series.id, id: null }, word: words('cons.title') }]}
        title={nameOf(final)}
        below={
          <p>
            {words('cons.forums', { n: final.forums.length, all: open.forums.length })}
            {final.isValidated ? ` · ${words('cons.validated')}` : ''}
          </p>
        }
      />
      <div className="cons-pair">
        <section className="cons-originals" aria-label={words('cons.originals')}>
          <h2>{words('cons.originals')}</h2>
          {final.members.map(({ recommendation, relation }) => (
            <article key={recommendation.id} className="org-card" aria-label={recommendation.id}>
              <header>
                <strong>{recommendation.id}</strong>
                {relation === 'alone' ? null : <span>{words(`cons.${relation}`)}</span>}
              </header>
              <RecommendationText recommendation={recommendation} forums={open.forums} />
            </article>
          ))}
        </section>
        <div className="cons-writing">
          <FinalTextForm key={first} {...props} member={first} />
          {final.deadlines.length === 0 ? null : (
            <p className="cons-note">
              <Icon name="alert" />
              {words('cons.deadlines', {
                list: final.deadlines
                  .map(({ member, deadline }) => `${member} : ${dayInWords(deadline, words.language)}`)
                  .join(' · '),
              })}
            </p>
          )}
          {final.opposed.map(({ member, against }) => (
            <p key={`${member} ${against}`} className="cons-note">
              <Icon name="alert" />
              {words('cons.against', { member, against })}
            </p>
          ))}
          {final.written === null ? null : (
            <>
              <FinalTextLosses {...props} />
              <FinalTextHearing {...props} member={first} />
            </>
          )}
          <SetAside {...props} />
        </div>
      </div>
    </>
  )
}

function FinalTextForm({ series, state, final, member }: FinalTextProps & { readonly member: string }) {
  const words = useOrganiserWords()
  const original = final.members[0]?.recommendation
  const [draft, setDraft] = useState(() => ({
    text: final.written?.text ?? original?.text ?? '',
    addressee: (final.written?.addressee ?? original?.addressee ?? []).join('\n'),
    level: final.written?.level ?? original?.level ?? ('' as Level),
    deadline: final.written?.deadline ?? original?.deadline ?? '',
    indicator: final.written?.indicator ?? original?.indicator ?? '',
  }))
  const [changed, setChanged] = useState(false)
  useWarning(changed)
  const set = (change: Partial<typeof draft>) => {
    setDraft({ ...draft, ...change })
    setChanged(true)
  }
  const errorOf = (field: string) =>
    state.refusal?.field === field ? fieldRefusal(words, state.refusal.refusal, field) : null
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const done = await state.act({
      kind: 'write-final',
      series: series.id as SeriesId,
      member,
      text: draft.text,
      addressee: draft.addressee.split('\n'),
      level: draft.level,
      deadline: draft.deadline === '' ? null : draft.deadline,
      indicator: draft.indicator === '' ? null : draft.indicator,
    })
    if (done) setChanged(false)
  }
  return (
    <form
      className="org-section"
      aria-label={words('cons.finalText')}
      onSubmit={(event) => void save(event)}
      noValidate
    >
      <h2>{words('cons.finalText')}</h2>
      <Field label={words('cons.textLabel')} help={words('cons.textHelp')} error={errorOf('text')}>
        {(control) => (
          <textarea
            {...control}
            dir="auto"
            rows={5}
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={words('cons.addresseeLabel')} help={words('cons.addresseeHelp')} error={errorOf('addressee')}>
        {(control) => (
          <textarea
            {...control}
            dir="auto"
            rows={2}
            value={draft.addressee}
            onChange={(event) => set({ addressee: event.target.value })}
          />
        )}
      </Field>
      <Field label={words('cons.levelLabel')}>
        {(control) => (
          <select {...control} value={draft.level} onChange={(event) => set({ level: event.target.value as Level })}>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {words(level === '' ? 'rap.level.none' : `rap.level.${level}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words('cons.deadlineLabel')} error={errorOf('deadline')}>
        {(control) => (
          <input
            {...control}
            type="date"
            value={draft.deadline}
            onChange={(event) => set({ deadline: event.target.value })}
          />
        )}
      </Field>
      <Field label={words('cons.indicatorLabel')} error={errorOf('indicator')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            value={draft.indicator}
            onChange={(event) => set({ indicator: event.target.value })}
          />
        )}
      </Field>
      <div className="org-make">
        <Button
          type="submit"
          look="primary"
          icon="check"
          busy={state.busy}
          reason={changed || final.written === null ? null : words('cons.kept')}
          onPress={() => undefined}
        >
          {words('cons.keep')}
        </Button>
      </div>
    </form>
  )
}
