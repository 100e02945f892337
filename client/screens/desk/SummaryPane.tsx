import { textName } from '../../../shared/domain/text.ts'
import { Button } from '../../parts/Button.tsx'
import { SharedTextArea } from '../../parts/SharedTextArea.tsx'
import { useWords } from '../../state/session-context.tsx'
import { BarWords } from './AnswerEditor.tsx'
import type { DeskCard } from './desk-list.ts'
import type { DeskActs } from './use-desk.ts'

/** An answer given aloud: the team's summary, which the expert reads again and confirms. */
export function SummaryPane({ card, acts, readOnly }: { card: DeskCard; acts: DeskActs; readOnly: boolean }) {
  const words = useWords()
  return (
    <div className="desk-editor desk-editor-draft">
      <div className="desk-bar">
        <BarWords id="desk.spoken" words={words} />
        {readOnly ? null : (
          <Button
            size="small"
            icon="undo"
            busy={acts.busy}
            onPress={() => acts.act({ kind: 'reopen-answer', card: card.id })}
          >
            {words('desk.resume')}
          </Button>
        )}
      </div>
      {card.answerText === '' ? null : (
        <p className="desk-written" dir="auto">
          {card.answerText}
        </p>
      )}
      <p className="desk-summary-help">
        <b>{words('desk.summary')}.</b> {words('desk.summaryHelp')}
      </p>
      <SharedTextArea
        name={textName('summary', card.id)}
        label={words('desk.summary')}
        labelHidden
        className="desk-text"
        readOnly={readOnly}
      />
      {readOnly ? null : (
        <div className="desk-confirm">
          <Button
            {...(card.summaryReread ? {} : { icon: 'check' as const })}
            size="medium"
            busy={acts.busy}
            onPress={() => acts.actWhenSaved({ kind: 'confirm-summary', card: card.id, reread: !card.summaryReread })}
          >
            {words(card.summaryReread ? 'desk.confirmed' : 'desk.confirm')}
          </Button>
        </div>
      )}
    </div>
  )
}
