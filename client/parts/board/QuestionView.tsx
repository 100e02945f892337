import { useLayoutEffect, useRef, useState } from 'react'
import type { StageAsked, StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Icon } from '../Icon.tsx'
import { typeset } from '../typography.ts'
import { fitQuestion, questionAlone, shrinkToFit } from './board-fit.ts'

/** A question or a contribution, with its answer as far as the room has been shown it. */
export function QuestionView({ stage, card, words }: { stage: StageView; card: StageAsked; words: Words }) {
  const main = useRef<HTMLDivElement>(null)
  const question = useRef<HTMLHeadingElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const answer = useRef<HTMLParagraphElement>(null)
  const who = useRef<HTMLSpanElement>(null)
  const asker = useRef<HTMLParagraphElement>(null)
  const [pages, setPages] = useState('')
  const spoken = spokenWords(card)
  const finished = card.answer === 'written' || card.answer === 'aloud'

  // After every drawing: words, size of the picture or page may have changed, and measuring is what tells.
  useLayoutEffect(() => {
    if (main.current === null || question.current === null) return
    if (frame.current === null || answer.current === null) {
      asker.current?.removeAttribute('data-gone')
      if (!shrinkToFit(main.current, question.current, questionAlone)) {
        asker.current?.setAttribute('data-gone', '')
        shrinkToFit(main.current, question.current, questionAlone)
      }
      setPages('')
      return
    }
    const shown = fitQuestion({
      question: question.current,
      frame: frame.current,
      words: answer.current,
      // The answer is what the room came for: the title of who answers goes first, then the name of who asked.
      dispensable: [who.current, asker.current],
      finished,
      page: stage.board.page,
    })
    setPages(shown.pages > 1 ? words('board.pageOf', { n: shown.page + 1, total: shown.pages }) : '')
  })

  const label = words(card.kind === 'question' ? 'board.question' : 'board.contributionNumber', { n: card.number })
  return (
    <div className="board-main" ref={main}>
      <div className="board-asked">
        <div className="board-asked-side">
          <div className="board-number" data-long={card.number > 999 || undefined}>
            <span className="vh">{label} </span>
            {card.number}
          </div>
          {card.supports === 0 ? null : (
            <div className="board-supports">
              <Icon name="people" />
              <span aria-hidden="true">{card.supports}</span>
              <span className="vh">{words('board.supports', { n: card.supports })}</span>
            </div>
          )}
        </div>
        <h2 className="board-question" dir="auto" lang={stage.session.language} ref={question}>
          {typeset(card.text, stage.session.language)}
        </h2>
        {card.asker === null ? null : (
          <p className="board-asker" dir="auto" ref={asker}>
            {words('board.by', { name: card.asker })}
          </p>
        )}
      </div>
      {spoken === '' ? null : (
        <div className="board-answer">
          <p className="board-who" dir="auto">
            <span ref={who}>{whoAnswers(stage, card, words)}</span>
            {pages === '' ? null : <b>{pages}</b>}
          </p>
          <div className="board-window" ref={frame}>
            <p className="board-answer-words" dir="auto" lang={stage.session.language} ref={answer}>
              {typeset(spoken, stage.session.language)}
              {card.answer === 'live' ? <span className="board-caret" aria-hidden="true" /> : null}
            </p>
          </div>
        </div>
      )}
    </div>
  )
}

/** What is read as the answer: the written words, or else the team's summary of what was said. */
function spokenWords(card: StageAsked): string {
  const written = card.answerText.trim()
  return written === '' ? card.summaryText.trim() : card.answerText.replace(/\n+$/u, '')
}

function whoAnswers(stage: StageView, card: StageAsked, words: Words): string {
  if (card.answerText.trim() === '') {
    return `${words('board.summary')} · ${words(card.summaryReread ? 'board.reread' : 'board.notReread')}`
  }
  const expert = stage.session.expert
  return expert === null ? '' : typeset(expert.title || expert.name, stage.session.language)
}
