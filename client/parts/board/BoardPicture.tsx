import { type CSSProperties, useRef } from 'react'
import type { StageCard, StageView } from '../../../shared/domain/stage-view.ts'
import { voteSum, votesIn } from '../../../shared/domain/vote.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Band } from '../Band.tsx'
import { hour } from '../hour.ts'
import { typeset } from '../typography.ts'
import { BecomesView } from './BecomesView.tsx'
import { BoardPlate } from './BoardPlate.tsx'
import { BoardStrip } from './BoardStrip.tsx'
import { EndView } from './EndView.tsx'
import { JoinCard } from './JoinCard.tsx'
import { JoinView } from './JoinView.tsx'
import { spotlitCard } from './next-card.ts'
import { QuestionView } from './QuestionView.tsx'
import { QuietView } from './QuietView.tsx'
import { RecommendationView } from './RecommendationView.tsx'
import { SpeakersView } from './SpeakersView.tsx'
import { shownVote } from './shown-vote.ts'
import { TimeLeft } from './TimeLeft.tsx'
import { useBoardSize } from './use-board-size.ts'
import { VoteView } from './VoteView.tsx'
import './board.css'
import './board-card.css'
import './board-views.css'
import './board-hall.css'

/** Enlarged letters for a hall whose last row sits far away (UX §3.2). */
export type HallScale = 1 | 1.25 | 1.5

/**
 * What the room sees, in any container: it fills it, and all sizes follow its height. It can draw nothing that is not on
 * the stage. `now` is the server's clock in milliseconds.
 */
export function BoardPicture(props: {
  readonly stage: StageView
  readonly now: number
  readonly words: Words
  /** The network is gone: this is the last picture. */
  readonly kept?: boolean
  readonly hall?: HallScale
}) {
  const { stage, now, words, kept = false, hall = 1 } = props
  const ref = useRef<HTMLDivElement>(null)
  const { narrow, wide } = useBoardSize(ref, hall)
  const card = spotlitCard(stage)
  const join = stage.board.view === 'join' && !stage.board.hidden
  return (
    <div className="board" ref={ref} lang={words.language}>
      <div
        className="board-sheet"
        data-narrow={narrow || undefined}
        data-hall={hall}
        data-view={stage.board.view}
        style={{ '--hall': hall } as CSSProperties}
      >
        <Band />
        {join ? (
          <JoinView stage={stage} words={words} wide={wide} />
        ) : (
          <>
            <header className="board-head">
              <HeadTitle stage={stage} card={card} words={words} />
              <HeadEnd stage={stage} card={card} now={now} words={words} />
            </header>
            <div className="board-body">
              <Main stage={stage} card={card} now={now} words={words} />
              <aside className="board-side">
                {stage.join.link === '' ? <div /> : <JoinCard stage={stage} words={words} />}
                <BoardPlate stage={stage} words={words} kept={kept} />
              </aside>
            </div>
            <BoardStrip stage={stage} card={card} words={words} />
          </>
        )}
        {join && kept ? <BoardPlate stage={stage} words={words} kept /> : null}
      </div>
    </div>
  )
}

/** Whether the wall shows what the clock says: not at the end, nor beside a pause's own sentence. */
export function tellsTime({ board }: StageView): boolean {
  return board.view !== 'end' && (board.view !== 'pause' || board.message === '')
}

/** Time that is left; once votes are counted, their sum beside those present. */
function HeadEnd({ stage, card, now, words }: { stage: StageView; card: StageCard | null; now: number; words: Words }) {
  const vote = shownVote(stage, card)
  if (vote?.result != null) {
    return (
      <p className="board-head-votes">
        {words('vote.of-present', { n: votesIn(voteSum(vote.result)), all: vote.present })}
      </p>
    )
  }
  return tellsTime(stage) ? <TimeLeft clock={stage.clock} now={now} words={words} /> : null
}

function HeadTitle({ stage, card, words }: { stage: StageView; card: StageCard | null; words: Words }) {
  const { language } = stage.session
  const [shortTitle, place] = [typeset(stage.session.shortTitle, language), typeset(stage.session.place, language)]
  const recommendation =
    stage.board.view === 'recommendation' && !stage.board.hidden && card?.kind === 'recommendation' ? card : null
  const first = recommendation === null ? shortTitle : words('board.recommendation', { n: recommendation.number })
  const vote = shownVote(stage, card)
  const voting = vote === null ? shortTitle : words(vote.result === null ? 'vote.opened' : 'vote.over')
  const second = recommendation === null ? place : voting
  return (
    <h1 dir="auto">
      {first}
      {second === '' || first.includes(second) ? null : <span> · {second}</span>}
    </h1>
  )
}

function Main(props: { stage: StageView; card: StageCard | null; now: number; words: Words }) {
  const { stage, card, now, words } = props
  const { board, session } = stage
  const vote = shownVote(stage, card)
  if (board.hidden) return <QuietView text={typeset(session.title, stage.session.language)} sizes={titleSizes} />
  switch (board.view) {
    case 'question':
    case 'recommendation':
      if (card === null) return <Waiting stage={stage} words={words} />
      if (card.kind === 'recommendation' && vote !== null)
        return <VoteView key={card.id} stage={stage} card={card} vote={vote} words={words} />
      return card.kind === 'recommendation' ? (
        <RecommendationView key={card.id} stage={stage} card={card} words={words} />
      ) : (
        <QuestionView key={card.id} stage={stage} card={card} words={words} />
      )
    case 'waiting':
    case 'join':
      return <Waiting stage={stage} words={words} />
    case 'speakers':
      return <SpeakersView stage={stage} now={now} words={words} />
    case 'becomes':
      return <BecomesView words={words} />
    case 'pause':
      return <Pause stage={stage} words={words} />
    case 'message':
      return <QuietView text={typeset(board.message || session.title, stage.session.language)} sizes={messageSizes} />
    case 'end':
      return <EndView stage={stage} words={words} />
    default:
      return board.view satisfies never
  }
}

function Waiting({ stage, words }: { stage: StageView; words: Words }) {
  const { forumTitle, title, organisers } = stage.session
  return (
    <QuietView
      text={typeset(forumTitle || title, stage.session.language)}
      sizes={titleSizes}
      above={<p className="board-welcome">{words('board.welcome')}</p>}
      below={
        <>
          {forumTitle === '' ? null : (
            <p className="board-subtitle" dir="auto">
              {typeset(title, stage.session.language)}
            </p>
          )}
          <p className="board-organisers" dir="auto">
            {typeset(organisers.join(' · '), stage.session.language)}
          </p>
        </>
      }
    />
  )
}

function Pause({ stage, words }: { stage: StageView; words: Words }) {
  const { board, clock } = stage
  // The team's own sentence may name another hour: then no computed one stands beside it.
  const back = clock.endsAt === null || !tellsTime(stage) ? null : hour(clock.endsAt, words.language)
  return (
    <QuietView
      text={typeset(board.message || words('board.pause'), stage.session.language)}
      sizes={messageSizes}
      below={back === null ? undefined : <p className="board-subtitle">{words('board.back', { h: back })}</p>}
    />
  )
}

const titleSizes = [120, 108, 96, 88, 80, 72, 64, 58, 52]
const messageSizes = [140, 124, 112, 100, 90, 80, 72, 64]
