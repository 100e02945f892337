import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import type { FinalRecommendation } from '../../../shared/domain/consolidation.ts'
import { nameOf, type OpenConsolidation } from '../../state/consolidation-view.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { placeToHash } from './place.ts'

const signs = { same: '●', partly: '◐', silent: '○', opposed: '✕' } as const

/** Final recommendation × forum: a sign and its word. Silence is not disagreement, and the table says so. */
export function ConsolidationMatrix({ series, open }: { series: SeriesRow; open: OpenConsolidation }) {
  const words = useOrganiserWords()
  const { finals } = open.consolidation
  return (
    <section className="org-section cons-matrix" aria-label={words('cons.matrix')}>
      <h2>{words('cons.matrix')}</h2>
      <p className="org-help">{words('cons.matrixHelp')}</p>
      {/* Wide with many forums: it scrolls by itself, by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section className="cons-scroll" aria-label={words('cons.matrixTable')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words('cons.final')}</th>
              {open.forums.map(({ id, place }) => (
                <th key={id} scope="col" dir="auto">
                  {place}
                </th>
              ))}
              <th scope="col">{words('cons.reach')}</th>
            </tr>
          </thead>
          <tbody>
            {finals.map((final) => (
              <tr key={final.members[0]?.recommendation.id}>
                <th scope="row">
                  <a
                    href={placeToHash({
                      at: 'final',
                      series: series.id,
                      id: final.members[0]?.recommendation.id ?? '',
                    })}
                  >
                    {nameOf(final)}
                  </a>
                  <span dir="auto">{final.written?.text ?? final.members[0]?.recommendation.text}</span>
                </th>
                {open.forums.map(({ id }) => {
                  const cell = cellOf(final, id, open)
                  return (
                    <td key={id} className={`cons-${cell}`}>
                      <span aria-hidden="true">{signs[cell]}</span> {words(`cons.cell-${cell}`)}
                    </td>
                  )
                })}
                <td>{words('cons.forums', { n: final.forums.length, all: open.forums.length })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function cellOf(final: FinalRecommendation, forum: string, open: OpenConsolidation): keyof typeof signs {
  const own = final.members.filter(({ recommendation }) => recommendation.forum === forum)
  if (own.some(({ relation }) => relation === 'same' || relation === 'alone')) return 'same'
  if (own.length > 0) return 'partly'
  const against = new Set(final.opposed.map((each) => each.against))
  const stands = open.recommendations.some((each) => each.forum === forum && against.has(each.id))
  return stands ? 'opposed' : 'silent'
}
