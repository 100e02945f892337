import type { StageCard, StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Icon } from '../Icon.tsx'
import { typeset } from '../typography.ts'
import { questionsToCome } from './next-card.ts'
import { shownVote } from './shown-vote.ts'

/** The line at the bottom: what comes next, or how the room thinks of a recommendation. */
export function BoardStrip({ stage, card, words }: { stage: StageView; card: StageCard | null; words: Words }) {
  if (stage.board.hidden) return <footer className="board-strip" />
  const vote = shownVote(stage, card)
  if (vote !== null) {
    return (
      <footer className="board-strip">
        <b>{words('vote.rulename')}</b>
        <span className="board-strip-text">{words(`vote.rule.${vote.rule}`)}</span>
      </footer>
    )
  }
  if (stage.board.view === 'recommendation' && card?.kind === 'recommendation') {
    return (
      <footer className="board-strip board-opinions">
        <span>
          <Icon name="check" />
          {words('rec.yes')} <b>{card.opinions.yes}</b>
        </span>
        <span>
          <Icon name="dash" />
          {words('rec.mid')} <b>{card.opinions.mid}</b>
        </span>
        <span>
          <Icon name="cross" />
          {words('rec.no')} <b>{card.opinions.no}</b>
        </span>
      </footer>
    )
  }
  if (stage.board.view === 'waiting' || stage.board.view === 'end') return <NoticeStrip stage={stage} words={words} />
  return <NextStrip stage={stage} words={words} />
}

/** Letters that stand on one line at 4:3. */
const oneLine = 34

function NextStrip({ stage, words }: { stage: StageView; words: Words }) {
  const [next, ...others] = questionsToCome(stage)
  if (next === undefined) {
    return (
      <footer className="board-strip">
        <span className="board-strip-text">{words('live.rule')}</span>
      </footer>
    )
  }
  const text = typeset(next.text, stage.session.language)
  return (
    <footer className={text.length > oneLine ? 'board-strip board-strip-two' : 'board-strip'}>
      <b>{words('live.next')}</b>
      <span className="board-strip-number">{next.number}</span>
      <span className="board-strip-text" dir="auto">
        {text}
      </span>
      {others.length === 0 ? null : (
        <span className="board-strip-others">{words('board.more', { n: others.length })}</span>
      )}
    </footer>
  )
}

/** Example data say so on whatever is made from them; else the first point of the agenda. */
function NoticeStrip({ stage, words }: { stage: StageView; words: Words }) {
  const { notice, agenda } = stage.session
  const first = stage.board.view === 'waiting' ? agenda[0] : undefined
  return (
    <footer className={notice === null ? 'board-strip' : 'board-strip board-strip-notice'}>
      {notice === null && first !== undefined ? <b>{words('live.next')}</b> : null}
      <span className="board-strip-text" dir="auto">
        {typeset(notice ?? first ?? words('live.rule'), stage.session.language)}
      </span>
    </footer>
  )
}
