import { useLanguageTurn } from '../state/language-context.tsx'
import './LanguageSwitch.css'

/** The page in the other language, at once and where it stands; remembered for this page in this browser. */
export function LanguageSwitch() {
  const language = useLanguageTurn()
  if (language === null) return null
  return (
    <button type="button" className="language-switch" lang={language.other} onClick={language.turn}>
      {language.words('part.otherLanguage')}
    </button>
  )
}
