import type { ReactElement } from 'react'
import type { ThemeLetter } from '../../shared/domain/card.ts'
import './ThemeMark.css'

/** Letter + shape + colour (UX §4.3): a theme is never told by colour alone. `name` is the session's own word for it. */
export function ThemeMark({ letter, name }: { letter: ThemeLetter; name?: string | undefined }) {
  return (
    <span className={`theme-mark theme-mark-${letter.toLowerCase()}`}>
      <svg viewBox="0 0 24 24" width="0.9em" height="0.9em" fill="currentColor" aria-hidden="true">
        {shapes[letter]}
      </svg>
      <span dir="auto">{name === undefined || name === '' ? letter : `${letter} · ${name}`}</span>
    </span>
  )
}

const shapes: Readonly<Record<ThemeLetter, ReactElement>> = {
  A: <circle cx="12" cy="12" r="11" />,
  B: <path d="M2 2h20v20H2z" />,
  C: <path d="M12 1.5L23.5 22H.5z" />,
  D: <path d="M12 0l12 12-12 12L0 12z" />,
  E: (
    <path d="M12 .8l3.4 7.600 8.300.8-6.200 5.500 1.800 8.100L12 18.600l-7.300 4.200 1.800-8.100L.3 9.200l8.300-.8z" />
  ),
  F: <path d="M12 1l11 8-4.200 13H5.200L1 9z" />,
}
