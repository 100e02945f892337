import { useLayoutEffect, useRef } from 'react'
import type { StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'
import { type StageVote, type VoteCounts, voteSum, votesIn } from '../../../shared/domain/vote.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Icon } from '../Icon.tsx'
import { typeset } from '../typography.ts'
import { fitWords } from './board-fit.ts'
import './board-vote.css'

/** A text that the room votes on: while it votes only how many did; afterwards three bars, told apart without colour. */
export function VoteView(props: { stage: StageView; card: StageRecommendation; vote: StageVote; words: Words }) {
  const { stage, card, vote, words } = props
  const frame = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    if (frame.current === null || text.current === null) return
    fitWords({ frame: frame.current, words: text.current, sizes, finished: true, page: stage.board.page })
  })
  return (
    <div className="board-main board-vote">
      <div className="board-window" ref={frame}>
        <p className="board-recommendation" dir="auto" ref={text}>
          {typeset(card.text, stage.session.language)}
        </p>
      </div>
      {vote.result === null ? (
        <Open vote={vote} words={words} />
      ) : (
        <Bars counts={voteSum(vote.result)} words={words} split={splitOf(vote, words)} />
      )}
    </div>
  )
}

function Open({ vote, words }: { vote: StageVote; words: Words }) {
  return (
    <div className="board-vote-open">
      <p className="board-vote-received">
        {vote.phones ? words('vote.received', { n: vote.received }) : words('vote.handsonly')}
      </p>
      {vote.phones ? <p className="board-vote-note">{words('vote.nohand')}</p> : null}
    </div>
  )
}

function Bars({ counts, split, words }: { counts: VoteCounts; split: string | null; words: Words }) {
  const all = votesIn(counts)
  return (
    <div className="board-vote-result">
      <ul className="board-bars">
        {lines.map(({ opinion, icon, word }) => (
          <li key={opinion}>
            <Icon name={icon} />
            <span>{words(word)}</span>
            <i aria-hidden="true">
              <i
                className={`board-bar-${opinion}`}
                style={{ inlineSize: `${all === 0 ? 0 : (counts[opinion] / all) * 100}%` }}
              />
            </i>
            <b>{counts[opinion]}</b>
          </li>
        ))}
      </ul>
      {split === null ? null : <p className="board-vote-note">{split}</p>}
    </div>
  )
}

/** By channel, where both were used. */
function splitOf({ result }: StageVote, words: Words): string | null {
  if (result?.phones == null || result.hands === null) return null
  return words('vote.split', { a: votesIn(result.phones), b: votesIn(result.hands) })
}

const lines = [
  { opinion: 'yes', icon: 'check', word: 'rec.yes' },
  { opinion: 'mid', icon: 'dash', word: 'rec.mid' },
  { opinion: 'no', icon: 'cross', word: 'rec.no' },
] as const
const sizes = [76, 68, 62, 56, 52, 46, 40]
