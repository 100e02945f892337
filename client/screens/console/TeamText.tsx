import type { TextName } from '../../../shared/domain/text.ts'
import { SharedTextArea } from '../../parts/SharedTextArea.tsx'

/** One shared text with its label, as the team writes it. */
export function TeamText(props: {
  readonly name: TextName
  readonly label: string
  readonly help?: string
  readonly rows: number
  readonly visit?: string
}) {
  return <SharedTextArea {...props} />
}
