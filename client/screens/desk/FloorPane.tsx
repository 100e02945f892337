import type { StageView } from '../../../shared/domain/stage-view.ts'
import { parseTextName, type TextName } from '../../../shared/domain/text.ts'
import { SharedTextArea } from '../../parts/SharedTextArea.tsx'
import { useWords } from '../../state/session-context.tsx'
import { BarWords } from './AnswerEditor.tsx'

/** A text that the team opened to the expert: a recommendation, or the wording of a question. */
export function FloorPane({ stage, text, readOnly }: { stage: StageView; text: TextName; readOnly: boolean }) {
  const words = useWords()
  const id = parseTextName(text)?.card ?? null
  const card = id === null ? undefined : stage.cards[id]
  const title =
    card?.kind === 'recommendation' ? words('desk.recommendation', { n: card.number }) : words('desk.openText')
  return (
    <div className="desk-pane">
      <div className="desk-question">
        <h2>{title}</h2>
      </div>
      <div className="desk-editor desk-editor-draft">
        <div className="desk-bar">
          <BarWords id="desk.floor" words={words} />
        </div>
        <SharedTextArea name={text} label={title} labelHidden className="desk-text" readOnly={readOnly} />
      </div>
    </div>
  )
}
