import { THEME_LETTERS } from '../../../shared/domain/card.ts'
import { ThemeMark } from '../../parts/ThemeMark.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { ThemesDraft } from './sheet-field.ts'

/** Names for the six letters and shapes by which questions are sorted. */
export function ThemesEditor(props: {
  readonly themes: ThemesDraft
  readonly onChange: (themes: ThemesDraft) => void
  readonly attach: (element: HTMLElement | null) => void
}) {
  const { themes, onChange, attach } = props
  const words = useOrganiserWords()
  return (
    <ul className="org-themes">
      {THEME_LETTERS.map((letter) => (
        <li key={letter}>
          <span aria-hidden="true">
            <ThemeMark letter={letter} />
          </span>
          <input
            ref={letter === 'A' ? attach : undefined}
            type="text"
            dir="auto"
            aria-label={words('org.theme', { letter })}
            value={themes[letter]}
            onChange={(event) => onChange({ ...themes, [letter]: event.target.value })}
          />
        </li>
      ))}
    </ul>
  )
}
