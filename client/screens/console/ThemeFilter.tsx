import type { ThemeLetter } from '../../../shared/domain/card.ts'
import { ThemeMark } from '../../parts/ThemeMark.tsx'
import { useWords } from '../../state/session-context.tsx'
import type { AskedRow } from './asked-rows.ts'
import { useThemes } from './use-themes.ts'

/** Chips of the themes that the queue holds. */
export function ThemeFilter(props: {
  readonly queue: readonly AskedRow[]
  readonly theme: ThemeLetter | null
  readonly onChange: (theme: ThemeLetter | null) => void
}) {
  const { queue, theme, onChange } = props
  const words = useWords()
  const used = useThemes().filter(([letter]) => letter === theme || queue.some((row) => row.theme === letter))
  if (used.length === 0) return null
  return (
    <fieldset className="con-chips">
      <legend className="vh">{words('con.filter')}</legend>
      <button type="button" className="con-chip" aria-pressed={theme === null} onClick={() => onChange(null)}>
        {words('con.all')}
      </button>
      {used.map(([letter, name]) => (
        <button
          key={letter}
          type="button"
          className="con-chip"
          aria-pressed={theme === letter}
          onClick={() => onChange(letter)}
        >
          <ThemeMark letter={letter} name={name} />
        </button>
      ))}
    </fieldset>
  )
}
