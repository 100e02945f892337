import { textName } from '../../../shared/domain/text.ts'
import { useWords } from '../../state/session-context.tsx'
import { useSharedText } from '../../state/use-shared-text.ts'
import { type AskedRow, isReworded } from './asked-rows.ts'

/** « reformulée par l’équipe »: only where the words are no longer those of the asker. */
export function RewordedMark({ row }: { readonly row: AskedRow }) {
  if (row.reworded) return <Mark />
  return row.wordingOpen ? <DeskMark row={row} /> : null
}

/** What is not on the stage is compared where the team writes it. */
function DeskMark({ row }: { readonly row: AskedRow }) {
  const { state } = useSharedText(textName('wording', row.id))
  return isReworded(state.value, row.original) ? <Mark /> : null
}

function Mark() {
  const words = useWords()
  return <span className="con-line-part">{words('con.reworded')}</span>
}
