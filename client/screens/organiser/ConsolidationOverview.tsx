import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import { READINGS, type Reading } from '../../../shared/domain/consolidation.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { compared, judgedCounts, type OpenConsolidation, wordsOf } from '../../state/consolidation-view.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { SeriesConsolidation } from '../../state/use-consolidation.ts'
import { ConsolidationMatrix } from './ConsolidationMatrix.tsx'
import { PageHead } from './PageHead.tsx'
import { placeToHash } from './place.ts'

const relativesShown = 5

/** All recommendations by forum, what is left to read, the final texts and which forums bear them. */
export function ConsolidationOverview(props: {
  readonly series: SeriesRow
  readonly state: SeriesConsolidation
  readonly open: OpenConsolidation
  readonly reading: Reading
  readonly onReading: (reading: Reading) => void
}) {
  const { series, open, reading } = props
  const words = useOrganiserWords()
  const judged = judgedCounts(wordsOf(open, reading), relativesShown)
  const left = compared(open).filter(({ id }) => (judged.get(id) ?? 0) === 0)
  return (
    <>
      <PageHead
        crumbs={[{ to: { at: 'forums' }, word: words('org.forums') }]}
        title={words('cons.title')}
        below={
          <>
            <p>{words('cons.help')}</p>
            {series.notice === null ? null : <p className="org-notice">{series.notice}</p>}
          </>
        }
        beside={
          <Segments
            name={words('cons.reading')}
            value={reading}
            segments={READINGS.map((value) => ({ value, label: words(`cons.${value}`) }))}
            onChange={props.onReading}
          />
        }
      />
      <p className="org-head-line" role="status">
        <Icon name={left.length === 0 ? 'check' : 'info'} />
        {words('cons.left', { n: left.length, all: compared(open).length })}
      </p>
      {open.forums.map((forum) => (
        <section key={forum.id} className="org-card" aria-label={forum.place}>
          <header>
            <h2 dir="auto">{forum.place}</h2>
          </header>
          <ul>
            {compared(open)
              .filter((each) => each.forum === forum.id)
              .map((each) => (
                <li key={each.id}>
                  <a className="org-row" href={placeToHash({ at: 'consolidation', series: series.id, id: each.id })}>
                    <span className="org-row-main">
                      <strong>{each.id}</strong>
                      <span dir="auto">{each.text}</span>
                    </span>
                    <span className="org-row-side">{words('cons.judged', { n: judged.get(each.id) ?? 0 })}</span>
                    <Icon name="next" />
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <ConsolidationMatrix series={series} open={open} />
      <ConsolidationNotes open={open} />
    </>
  )
}

/** What cannot be said by a table: conflicts, annex B, and how the two readings agree. */
function ConsolidationNotes({ open }: { open: OpenConsolidation }) {
  const words = useOrganiserWords()
  const { conflicts, aside, agreement } = open.consolidation
  return (
    <>
      {conflicts.length === 0 ? null : (
        <section className="org-section" aria-label={words('cons.conflicts')}>
          <h2>{words('cons.conflicts')}</h2>
          <p className="org-help">{words('cons.conflictsHelp')}</p>
          <ul>
            {conflicts.map(({ one, other }) => (
              <li key={`${one} ${other}`}>{`${one} · ${other}`}</li>
            ))}
          </ul>
        </section>
      )}
      {aside.length === 0 ? null : (
        <section className="org-section" aria-label={words('cons.aside')}>
          <h2>{words('cons.aside')}</h2>
          <ul>
            {aside.map(({ recommendation, reason }) => (
              <li key={recommendation.id} dir="auto">
                <strong>{recommendation.id}</strong> {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {agreement.both === 0 ? null : (
        <section className="org-section" aria-label={words('cons.readings')}>
          <h2>{words('cons.readings')}</h2>
          <p>{words('cons.alike', { n: agreement.alike, all: agreement.both })}</p>
          {agreement.kappaThousandths === null ? null : (
            <p className="org-help">
              {words('cons.kappa', {
                value: (agreement.kappaThousandths / 1000).toLocaleString(words.language, {
                  minimumFractionDigits: 2,
                  maximumFractionDigits: 2,
                }),
              })}
            </p>
          )}
          <ul>
            {agreement.disagreements.map(({ one, other, first, second }) => (
              <li key={`${one} ${other}`}>
                {`${one} · ${other} : ${words(`cons.${first}`)} / ${words(`cons.${second}`)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
