import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { SheetForm } from './use-sheet-form.ts'

/** Whether the sheet is on the server's disk: the tick is drawn only then. Stays in sight while the form is scrolled. */
export function SavedNote({ form }: { form: SheetForm }) {
  const words = useOrganiserWords()
  const icon = { saved: 'check', saving: 'clock', unsaved: 'clock', refused: 'alert' } as const
  const word =
    form.status === 'refused'
      ? words('org.toFix', { n: form.errorCount })
      : words(form.status === 'saved' ? 'org.saved' : form.status === 'saving' ? 'org.saving' : 'org.unsaved')
  return (
    <p className={`org-saved org-saved-${form.status}`} role="status">
      <Icon name={icon[form.status]} />
      {word}
    </p>
  )
}
