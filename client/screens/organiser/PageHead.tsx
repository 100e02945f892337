import type { ReactNode } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { type Place, placeToHash } from './place.ts'

export interface Crumb {
  readonly to: Place
  readonly word: string
}

/** Where one is, the page's title, and what stands beside it. */
export function PageHead(props: {
  readonly crumbs: readonly Crumb[]
  readonly title: string
  readonly below?: ReactNode
  readonly beside?: ReactNode
}) {
  const words = useOrganiserWords()
  return (
    <header className="org-head">
      {props.crumbs.length === 0 ? null : (
        <nav className="org-crumbs" aria-label={words('org.path')}>
          {props.crumbs.map((crumb) => (
            <a key={placeToHash(crumb.to)} href={placeToHash(crumb.to)}>
              <Icon name="back" />
              <span dir="auto">{crumb.word}</span>
            </a>
          ))}
        </nav>
      )}
      <div className="org-head-row">
        <h1 dir="auto">{props.title}</h1>
        {props.beside === undefined ? null : <div className="org-head-beside">{props.beside}</div>}
      </div>
      {props.below === undefined ? null : <div className="org-head-below">{props.below}</div>}
    </header>
  )
}
