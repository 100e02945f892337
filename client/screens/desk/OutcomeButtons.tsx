import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import type { DeskCard } from './desk-list.ts'
import type { DeskActs } from './use-desk.ts'

/** What became of the question: on one line, the usual one first (UX §6.32). */
export function OutcomeButtons(props: { card: DeskCard; acts: DeskActs; readOnly: boolean; onDone: () => void }) {
  const { card, acts, readOnly, onDone } = props
  const words = useWords()
  const answered = card.answer === 'written' || card.answer === 'aloud'
  if (readOnly || answered || (card.kind === 'contribution' && card.answer === 'none')) return null
  return (
    <div className="desk-outcomes">
      <Button
        look="primary"
        size="large"
        icon="check"
        visit="desk-finish"
        busy={acts.busy}
        onPress={() => {
          acts.actWhenSaved({ kind: 'finish-answer', card: card.id })
          onDone()
        }}
      >
        {words('desk.done')}
      </Button>
      <Button
        size="large"
        icon="mic"
        busy={acts.busy}
        onPress={() => acts.actWhenSaved({ kind: 'answer-aloud', card: card.id })}
      >
        {words('desk.oral')}
      </Button>
      <Button
        size="large"
        icon="clock"
        busy={acts.busy}
        pressed={card.answer === 'later'}
        onPress={() => acts.actWhenSaved({ kind: 'answer-later', card: card.id })}
      >
        {words('desk.later')}
      </Button>
    </div>
  )
}
