import { THEME_LETTERS, type ThemeLetter } from '../../../shared/domain/card.ts'
import { useTeamView } from '../../state/use-view.ts'

/** The session's themes in the order of their letters; all letters, nameless, when the organiser named none. */
export function useThemes(): readonly (readonly [ThemeLetter, string | undefined])[] {
  const named = useTeamView()?.session.row.sheet.themes ?? {}
  const letters = THEME_LETTERS.filter((letter) => named[letter] !== undefined)
  return (letters.length === 0 ? THEME_LETTERS : letters).map((letter) => [letter, named[letter]] as const)
}
