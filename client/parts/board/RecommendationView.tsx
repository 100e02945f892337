import { useLayoutEffect, useRef, useState } from 'react'
import type { StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { typeset } from '../typography.ts'
import { fitWords } from './board-fit.ts'

/** A recommendation's words as far as the room has been shown them, and to whom it speaks. */
export function RecommendationView(props: { stage: StageView; card: StageRecommendation; words: Words }) {
  const { stage, card, words } = props
  const frame = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLParagraphElement>(null)
  const [pages, setPages] = useState('')
  useLayoutEffect(() => {
    if (frame.current === null || text.current === null) return
    const shown = fitWords({
      frame: frame.current,
      words: text.current,
      sizes,
      finished: !card.live,
      page: stage.board.page,
    })
    setPages(shown.pages > 1 ? words('board.pageOf', { n: shown.page + 1, total: shown.pages }) : '')
  })
  const inSessionLanguage = (text: string) => typeset(text, stage.session.language)
  const to =
    card.addressees.length === 0 ? '' : words('board.for', { names: inSessionLanguage(card.addressees.join(', ')) })
  const why =
    card.outcome.is === 'withdrawn'
      ? words('board.withdrawnFor', { reason: inSessionLanguage(card.outcome.reason) })
      : ''
  return (
    <div className="board-main">
      <div className="board-window" ref={frame}>
        <p className="board-recommendation" dir="auto" ref={text}>
          {typeset(card.text, stage.session.language)}
          {card.live ? <span className="board-caret" aria-hidden="true" /> : null}
        </p>
      </div>
      {to === '' && why === '' && pages === '' ? null : (
        <p className="board-who board-addressee" dir="auto">
          <span>{why || to}</span>
          {pages === '' ? null : <b>{pages}</b>}
        </p>
      )}
    </div>
  )
}

const sizes = [90, 80, 72, 64, 58, 52]
