import { THEME_LETTERS, type ThemeLetter } from '../../../shared/domain/card.ts'
import { Button } from '../../parts/Button.tsx'
import { ThemeMark } from '../../parts/ThemeMark.tsx'
import { useWords } from '../../state/session-context.tsx'
import { RowPanel } from './RowPanel.tsx'
import { useThemes } from './use-themes.ts'

/** A theme by its letter, or none. */
export function ThemePanel(props: {
  readonly theme: ThemeLetter | null
  readonly onChoose: (theme: ThemeLetter | null) => void
  readonly onClose: () => void
}) {
  const { theme, onChoose, onClose } = props
  const words = useWords()
  const themes = useThemes()
  const choose = (key: string) => {
    const letter = THEME_LETTERS.find((known) => known === key.toUpperCase())
    if (letter === undefined && key !== '0') return false
    onChoose(letter ?? null)
    return true
  }
  return (
    <RowPanel title={words('con.theme')} onClose={onClose} onKey={choose}>
      <div className="con-choices">
        {themes.map(([letter, name]) => (
          <Button key={letter} size="small" pressed={theme === letter} onPress={() => onChoose(letter)}>
            <ThemeMark letter={letter} name={name} />
          </Button>
        ))}
        <Button size="small" hint="0" pressed={theme === null} onPress={() => onChoose(null)}>
          {words('con.notheme')}
        </Button>
      </div>
    </RowPanel>
  )
}
