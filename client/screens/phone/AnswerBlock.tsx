import type { StageAsked } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { usePhone } from './phone-context.ts'
import { spoken } from './spoken.ts'

/** The expert's words as far as the room has been shown them, or the team's summary of an answer given aloud. */
export function AnswerBlock({ card }: { card: StageAsked }) {
  const { words } = usePhone()
  const aloud = card.answer === 'aloud' && card.summaryText !== ''
  const text = aloud ? card.summaryText : card.answerText
  const label = answerLabel(card, words)
  if (text === '' && label === null) return null
  return (
    <div className="ph-answer">
      {label === null ? null : <p className="ph-answer-label">{label}</p>}
      {text === '' ? null : (
        <div dir="auto" className="ph-answer-text">
          {spoken(text)}
          {card.answer === 'live' ? <span className="ph-caret" aria-hidden="true" /> : null}
        </div>
      )}
      {aloud ? (
        <p className="ph-answer-label">
          {words(card.summaryReread ? 'phone.summary-reread' : 'phone.summary-not-reread')}
        </p>
      ) : null}
    </div>
  )
}

function answerLabel(card: StageAsked, words: Words): string | null {
  switch (card.answer) {
    case 'none':
      return null
    case 'draft':
      return words(card.answerText === '' ? 'phone.answer-coming' : 'phone.answer-paused')
    case 'live':
      return words('live.writing')
    case 'written':
      return words('phone.answer-written')
    case 'aloud':
      return words('phone.answer-aloud')
    case 'later':
      return words('phone.answer-later')
  }
}
