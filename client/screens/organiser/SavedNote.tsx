import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { SheetForm } from './sheet-form.ts'

const looks = {
  saved: { icon: 'check', word: 'org.saved' },
  saving: { icon: 'clock', word: 'org.saving' },
  unsaved: { icon: 'clock', word: 'org.unsaved' },
  waiting: { icon: 'wifi-off', word: 'org.waiting' },
  refused: { icon: 'alert', word: 'org.toFix' },
} as const

/** Whether the sheet is on the server's disk: the tick is drawn only then. Stays in sight while the form is scrolled. */
export function SavedNote({ form }: { form: SheetForm }) {
  const words = useOrganiserWords()
  const { icon, word } = looks[form.status]
  return (
    <p className={`org-saved org-saved-${form.status}`} role="status">
      <Icon name={icon} />
      {words(word, { n: form.errorCount })}
    </p>
  )
}
