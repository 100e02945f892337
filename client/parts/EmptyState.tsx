import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './EmptyState.css'

/** Nothing here yet, and what to do about it. */
export function EmptyState(props: { readonly icon: IconName; readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={props.icon} />
      <p className="empty-title">{props.title}</p>
      {props.children === undefined ? null : <div className="empty-more">{props.children}</div>}
    </div>
  )
}
