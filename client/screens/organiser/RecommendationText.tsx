import type { SourceRecommendation } from '../../../shared/domain/consolidation.ts'
import type { OpenConsolidation } from '../../state/consolidation-view.ts'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { dayInWords } from './print-words.ts'

/** A recommendation as its forum adopted it, with what it rests on. Read, never written here. */
export function RecommendationText(props: {
  readonly recommendation: SourceRecommendation
  readonly forums: OpenConsolidation['forums']
  readonly isBrief?: boolean
}) {
  const { recommendation, forums, isBrief = false } = props
  const words = useOrganiserWords()
  const { addressee, level, deadline, indicator, sources } = recommendation
  const place = forums.find(({ id }) => id === recommendation.forum)?.place ?? ''
  const asked = [
    addressee.join(', '),
    level === '' ? '' : words(`rap.level.${level}`),
    deadline === null ? '' : dayInWords(deadline, words.language),
    indicator ?? '',
  ].filter((each) => each !== '')
  return (
    <div className="cons-text">
      <p className="cons-place" dir="auto">
        {place}
      </p>
      <p className="cons-words" dir="auto">
        {recommendation.text}
      </p>
      {asked.length === 0 ? null : (
        <p className="cons-asked" dir="auto">
          {asked.join(' · ')}
        </p>
      )}
      {isBrief || sources.length === 0 ? null : (
        <>
          <p className="cons-asked">{words('cons.restsOn')}</p>
          <ul className="cons-sources">
            {sources.map((source) => (
              <li key={source.id} dir="auto">
                <span>{source.id}</span> {source.words || words('cons.withheld')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
