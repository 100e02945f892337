import type { SeriesId } from '../../../shared/domain/ids.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { FinalTextProps } from './FinalTextPage.tsx'

/** What an original says and the text does not: put it back, or own that it is left out. */
export function FinalTextLosses({ series, state, final }: FinalTextProps) {
  const words = useOrganiserWords()
  const own = (member: string, element: string, isOwned: boolean) => {
    const others = final.losses.filter((each) => each.member === member && each.isOwned && each.element !== element)
    const losses = [...others.map((each) => each.element), ...(isOwned ? [element] : [])]
    void state.act({ kind: 'own-losses', series: series.id as SeriesId, member, losses })
  }
  return (
    <section className="org-section" aria-label={words('cons.losses')}>
      <h2>{words('cons.losses')}</h2>
      {final.losses.length === 0 ? (
        <p>
          <Icon name="check" /> {words('cons.noLosses')}
        </p>
      ) : (
        <>
          <p className="org-help">{words('cons.lossesHelp')}</p>
          <ul className="cons-losses">
            {final.losses.map(({ member, element, isOwned }) => (
              <li key={`${member} ${element}`}>
                <label>
                  <input
                    type="checkbox"
                    checked={isOwned}
                    onChange={(event) => own(member, element, event.target.checked)}
                  />
                  <span>
                    <strong dir="auto">{element}</strong> {words('cons.lossOf', { id: member })}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
