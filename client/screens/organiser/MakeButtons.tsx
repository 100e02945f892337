import type { Refusal } from '../../../shared/domain/refusal.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { fieldRefusal } from './field-refusal.ts'
import { type Place, placeToHash } from './place.ts'

/** The foot of a form for something new: « Créer », the way back, and what went wrong as a whole. */
export function MakeButtons(props: {
  readonly word: string
  readonly back: Place
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly onMake: () => void
}) {
  const words = useOrganiserWords()
  return (
    <footer className="org-make">
      {props.refusal === null ? null : <ErrorNote>{fieldRefusal(words, props.refusal, null)}</ErrorNote>}
      <Button look="primary" size="large" busy={props.busy} onPress={props.onMake}>
        {props.word}
      </Button>
      <a href={placeToHash(props.back)}>{words('org.cancel')}</a>
    </footer>
  )
}
