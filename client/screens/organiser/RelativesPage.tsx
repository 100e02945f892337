import { useState } from 'react'
import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import {
  pairKey,
  RELATIONS,
  type Reading,
  type Relation,
  type RelativesReading,
  type SourceRecommendation,
} from '../../../shared/domain/consolidation.ts'
import type { SeriesId } from '../../../shared/domain/ids.ts'
import { Button } from '../../parts/Button.tsx'
import { compared, lastAct, type OpenConsolidation, type Word, wordsOf } from '../../state/consolidation-view.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { type SeriesConsolidation, useRelatives } from '../../state/use-consolidation.ts'
import { useKeys } from '../console/use-keys.ts'
import { PageHead } from './PageHead.tsx'
import { RecommendationText } from './RecommendationText.tsx'
import { usePlace } from './use-place.ts'

export const relationKeys: Readonly<Record<Relation, string>> = {
  same: 'M',
  part: 'P',
  variant: 'V',
  opposed: 'O',
  none: 'N',
}

interface RelativesProps {
  readonly series: SeriesRow
  readonly state: SeriesConsolidation
  readonly open: OpenConsolidation
  readonly one: SourceRecommendation
  readonly reading: Reading
}

/** One recommendation, its five likeliest relatives beside it, and one key a decision. */
export function RelativesPage({ series, state, open, one, reading }: RelativesProps) {
  const words = useOrganiserWords()
  const { go } = usePlace()
  const relatives = useRelatives(series.id, one.id)
  const said = wordsOf(open, reading)
  const [chosen, setChosen] = useState<string | null>(null)
  const current = currentOf(relatives ?? [], said, one.id, chosen)
  const [before, after] = neighbours(open, one.id)
  const decide = async (relation: Relation) => {
    if (current === null) return
    const ids = { one: one.id, other: current }
    // Whatever was chosen was judged: the next one without a word comes by itself.
    if (await state.act({ kind: 'relate', series: series.id as SeriesId, reading, ...ids, relation })) setChosen(null)
  }
  const last = lastAct(open)
  const undo = () =>
    void (last === null ? null : state.act({ kind: 'take-back', series: series.id as SeriesId, number: last }))
  useKeys(null, ({ key, alt, control }) => {
    if (alt || control) return false
    const relation = RELATIONS.find((each) => relationKeys[each] === key.toUpperCase())
    const number = relatives?.[Number(key) - 1]?.id
    if (relation !== undefined) void decide(relation)
    else if (/^[1-5]$/.test(key) && number !== undefined) setChosen(number)
    else if (key.toUpperCase() === 'Z') undo()
    else if (key === 'ArrowRight' && after !== null) go({ at: 'consolidation', series: series.id, id: after })
    else if (key === 'ArrowLeft' && before !== null) go({ at: 'consolidation', series: series.id, id: before })
    else return false
    return true
  })
  return (
    <>
      <PageHead
        crumbs={[{ to: { at: 'consolidation', series: series.id, id: null }, word: words('cons.title') }]}
        title={one.id}
        below={
          <p>
            {words('cons.help')} {reading === 'second' ? words('cons.secondNow') : null}
          </p>
        }
        beside={
          <>
            <Button icon="undo" hint="Z" reason={last === null ? words('cons.nothingToUndo') : null} onPress={undo}>
              {words('cons.undo')}
            </Button>
            <Button
              icon="next"
              hint="→"
              reason={after === null ? words('cons.isLast') : null}
              onPress={() => (after === null ? null : go({ at: 'consolidation', series: series.id, id: after }))}
            >
              {words('cons.next')}
            </Button>
          </>
        }
      />
      <div className="cons-pair">
        <section className="cons-one org-card" aria-label={one.id}>
          <RecommendationText recommendation={one} forums={open.forums} />
        </section>
        <section aria-label={words('cons.relatives')}>
          {relatives === null ? (
            <p className="org-loading" role="status">
              {words('cons.loading')}
            </p>
          ) : null}
          {relatives?.length === 0 ? <p className="org-none">{words('cons.noRelatives')}</p> : null}
          <ol className="cons-relatives">
            {relatives?.map(({ id, nearness }, at) => {
              const other = open.recommendations.find((each) => each.id === id)
              if (other === undefined) return null
              return (
                <Candidate
                  key={id}
                  number={at + 1}
                  one={one}
                  other={other}
                  open={open}
                  nearness={words(`cons.${nearness}`)}
                  word={said.get(pairKey(one.id, id)) ?? null}
                  isCurrent={id === current}
                  busy={state.busy}
                  onChoose={() => setChosen(id)}
                  onDecide={(relation) => void decide(relation)}
                />
              )
            })}
          </ol>
          <p className="vh" role="status">
            {current === null ? words('cons.allSeen') : ''}
          </p>
        </section>
      </div>
    </>
  )
}

function Candidate(props: {
  readonly number: number
  readonly one: SourceRecommendation
  readonly other: SourceRecommendation
  readonly open: OpenConsolidation
  readonly nearness: string
  readonly word: Word | null
  readonly isCurrent: boolean
  readonly busy: boolean
  readonly onChoose: () => void
  readonly onDecide: (relation: Relation) => void
}) {
  const { number, other, word, isCurrent } = props
  const words = useOrganiserWords()
  return (
    <li className="cons-candidate org-card" aria-current={isCurrent || undefined}>
      <header>
        <Button size="small" hint={String(number)} pressed={isCurrent} onPress={props.onChoose}>
          {other.id}
        </Button>
        <span className="cons-nearness">{props.nearness}</span>
        {word === null ? null : (
          <strong className="org-chip org-chip-done">
            {words(word.relation === 'part' && word.one !== props.one.id ? 'cons.whole' : `cons.${word.relation}`)}
          </strong>
        )}
      </header>
      <RecommendationText recommendation={other} forums={props.open.forums} isBrief={!isCurrent} />
      {isCurrent ? (
        <div className="cons-verbs">
          {RELATIONS.map((relation) => (
            <Button
              key={relation}
              hint={relationKeys[relation]}
              pressed={word?.relation === relation}
              busy={props.busy}
              onPress={() => props.onDecide(relation)}
            >
              {words(`cons.${relation}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  )
}

/** The one that was chosen; else the first without a word. */
function currentOf(
  relatives: RelativesReading['relatives'],
  said: ReadonlyMap<string, Word>,
  one: string,
  chosen: string | null,
): string | null {
  return chosen ?? relatives.find(({ id }) => !said.has(pairKey(one, id)))?.id ?? null
}

function neighbours(open: OpenConsolidation, id: string): readonly [string | null, string | null] {
  const ids = compared(open).map((each) => each.id)
  const at = ids.indexOf(id)
  return [ids[at - 1] ?? null, ids[at + 1] ?? null]
}
