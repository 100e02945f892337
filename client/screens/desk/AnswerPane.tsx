import { useEffect, useRef } from 'react'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { refusalWords } from '../../parts/refusal-words.ts'
import { ThemeMark } from '../../parts/ThemeMark.tsx'
import { typeset } from '../../parts/typography.ts'
import { useWords } from '../../state/session-context.tsx'
import { AnswerEditor } from './AnswerEditor.tsx'
import { ContributionNote } from './ContributionNote.tsx'
import type { DeskCard } from './desk-list.ts'
import { OutcomeButtons } from './OutcomeButtons.tsx'
import { SummaryPane } from './SummaryPane.tsx'
import { useDeskActs, useOpeningDraft } from './use-desk.ts'

/** One question with its answer, and what became of it. `holdsPen`: the text is to be written in at once. */
export function AnswerPane(props: {
  readonly card: DeskCard
  readonly stage: StageView
  readonly readOnly: boolean
  readonly holdsPen: boolean
}) {
  const { card, stage, readOnly, holdsPen } = props
  const words = useWords()
  const acts = useDeskActs()
  const pane = useRef<HTMLDivElement>(null)
  useOpeningDraft(card, !readOnly)
  const toEditor = () => pane.current?.querySelector('textarea')?.focus()
  const writing = card.answer === 'draft' || card.answer === 'live'
  const opened = card.answer !== 'none'
  const byKeys = useRef(false)
  // The answer's text gives way to its summary: the keys that asked for it go on in there.
  useEffect(() => {
    if (byKeys.current && document.activeElement === document.body) {
      pane.current?.querySelector('textarea')?.focus()
    }
    byKeys.current = card.answer === 'none'
  }, [card.answer])
  useEffect(() => {
    if (opened && holdsPen) pane.current?.querySelector('textarea')?.focus()
  }, [opened, holdsPen])
  const press = (event: KeyboardEvent) => {
    if (readOnly || event.defaultPrevented) return
    if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) return event.target.blur()
    if (!(event.ctrlKey || event.metaKey)) return
    const key = event.key.toLowerCase()
    if (key === 'enter' && writing) acts.actWhenSaved({ kind: 'finish-answer', card: card.id })
    else if (key === 'o' && event.shiftKey) acts.actWhenSaved({ kind: 'answer-aloud', card: card.id })
    else if (key === 'd' && event.shiftKey && writing) {
      acts.act({ kind: 'set-answer', card: card.id, state: card.answer === 'live' ? 'draft' : 'live' })
    } else return
    event.preventDefault()
    byKeys.current = true
    toEditor()
  }
  useChords(press)
  return (
    <div className="desk-pane" ref={pane}>
      <DeskQuestion card={card} stage={stage} />
      {card.kind === 'contribution' && card.answer === 'none' ? (
        <ContributionNote
          readOnly={readOnly}
          busy={acts.busy}
          onReply={() => acts.act({ kind: 'set-answer', card: card.id, state: 'draft' })}
        />
      ) : card.answer === 'aloud' ? (
        <SummaryPane card={card} acts={acts} readOnly={readOnly} />
      ) : (
        <AnswerEditor card={card} acts={acts} readOnly={readOnly} onSwitched={toEditor} />
      )}
      {acts.refusal === null ? null : (
        <ErrorNote>{acts.refusal.code === 'empty' ? words('desk.empty') : refusalWords(words, acts.refusal)}</ErrorNote>
      )}
      <OutcomeButtons card={card} acts={acts} readOnly={readOnly} onDone={toEditor} />
    </div>
  )
}

/** From anywhere on the page: who read the list or the message need not go back to the editor first. */
function useChords(press: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

function DeskQuestion({ card, stage }: { card: DeskCard; stage: StageView }) {
  const words = useWords()
  return (
    <div className="desk-question">
      <NumberBadge
        number={card.number}
        tone="filled"
        size="large"
        label={words(card.kind === 'question' ? 'part.question' : 'board.contribution')}
      />
      <div>
        <h2 dir="auto" data-long={card.text.length > 140 || undefined}>
          {typeset(card.text, stage.session.language)}
        </h2>
        <p className="desk-facts">
          {card.supports === 0 ? null : (
            <span>
              <Icon name="people" />
              {words('desk.people', { n: card.supports })}
            </span>
          )}
          {card.theme === null ? null : <ThemeMark letter={card.theme} name={stage.session.themes[card.theme]} />}
          {card.mergedNumbers.length === 0 ? null : (
            <span>{words('desk.grouped', { numbers: card.mergedNumbers.join(', ') })}</span>
          )}
        </p>
      </div>
    </div>
  )
}
