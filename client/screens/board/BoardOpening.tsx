import type { Words } from '../../../shared/words/words.ts'
import { Band } from '../../parts/Band.tsx'

/** Before the first stage has come: quiet, and nothing that could be taken for a question. */
export function BoardOpening({ words }: { words: Words }) {
  return (
    <div className="board-opening">
      <Band />
      <p role="status">{words('part.opening')}</p>
    </div>
  )
}
