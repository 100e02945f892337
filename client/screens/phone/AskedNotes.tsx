import type { StageAsked } from '../../../shared/domain/stage-view.ts'
import { usePhone } from './phone-context.ts'

/** Who wished to be named, what the team changed, what is grouped in it. */
export function AskedNotes({ card }: { card: StageAsked }) {
  const { words } = usePhone()
  const notes = [
    card.asker,
    card.reworded ? words('phone.reworded') : null,
    card.mergedNumbers.length === 0
      ? null
      : words('phone.merged-with', { count: card.mergedNumbers.length, list: card.mergedNumbers.join(', ') }),
  ].filter((note) => note !== null && note !== '')
  if (notes.length === 0) return null
  return (
    <p className="ph-notes" dir="auto">
      {notes.join(' · ')}
    </p>
  )
}
