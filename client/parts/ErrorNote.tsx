import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import './ErrorNote.css'

/** What went wrong and what is kept, in plain words. `tone`: `attention` for what only needs care. */
export function ErrorNote(props: { readonly children: ReactNode; readonly tone?: 'error' | 'attention' }) {
  const { children, tone = 'error' } = props
  return (
    <div className={`note note-${tone}`} role="alert">
      <Icon name="alert" />
      <div className="note-words">{children}</div>
    </div>
  )
}
