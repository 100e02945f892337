import { type FocusEvent, useEffect, useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { TextName } from '../../../shared/domain/text.ts'
import { Band } from '../../parts/Band.tsx'
import { TimeLeft } from '../../parts/board/TimeLeft.tsx'
import { DenialPage } from '../../parts/DenialPage.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { HouseNote } from '../../parts/HouseNote.tsx'
import { LanguageSwitch } from '../../parts/LanguageSwitch.tsx'
import { NetworkPill } from '../../parts/NetworkPill.tsx'
import { SavedTick } from '../../parts/SavedTick.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useConnection } from '../../state/use-connection.ts'
import { useServerNow } from '../../state/use-server-now.ts'
import { useExpertView, useStage } from '../../state/use-view.ts'
import { AnswerPane } from './AnswerPane.tsx'
import { DeskSide } from './DeskSide.tsx'
import { type DeskCard, deskCards, neighbour, wallCard } from './desk-list.ts'
import { FloorPane } from './FloorPane.tsx'
import { QuestionList } from './QuestionList.tsx'
import './desk.css'
import './desk-pane.css'
import './desk-sizes.css'

/** What the expert has before him: what he chose himself, or else what is on the wall. */
export type Picked = { readonly is: 'card'; readonly id: CardId } | { readonly is: 'floor'; readonly text: TextName }

/** The expert's desk (UX §3.3). */
export function Desk(_props: { readonly base: string }) {
  const words = useWords()
  const stage = useStage()
  const view = useExpertView()
  const connection = useConnection()
  const now = useServerNow(1000)
  const [picked, setPicked] = useState<Picked | null>(null)
  const pen = usePen()
  const cards = stage === null ? [] : deskCards(stage, view)
  const wall = stage === null ? null : wallCard(stage)
  const card = cardBefore(cards, picked, wall)
  const floor = picked?.is === 'floor' && view?.floors[picked.text] !== undefined ? view.floors[picked.text] : undefined
  const closed = connection.is === 'closed'
  const current = card?.id ?? null
  const turn = (step: 1 | -1) => {
    const id = neighbour(cards, current, step)
    if (id !== null) pick({ is: 'card', id })
  }
  const pick = (next: Picked | null) => {
    pen.take()
    setPicked(next)
  }
  useTurning(turn)

  if (connection.is === 'denied' || connection.is === 'outdated') {
    return <DenialPage words={words} refusal={connection.refusal} />
  }
  return (
    <div className="desk">
      <Band />
      <header className="desk-top">
        <h1>
          {words('desk.title')}
          <small dir="auto">
            {stage === null ? '' : [stage.session.shortTitle, stage.session.place].filter(Boolean).join(' · ')}
          </small>
        </h1>
        <NetworkPill stale />
        {closed ? null : <SavedTick />}
        <LanguageSwitch />
        <span className="desk-time">
          {stage === null || closed ? null : <TimeLeft clock={stage.clock} now={now} words={words} />}
        </span>
      </header>
      {closed ? null : <HouseNote />}
      <main className="desk-grid">
        <QuestionList
          language={stage?.session.language ?? words.language}
          cards={cards}
          floors={view?.floors ?? {}}
          current={floor?.text ?? current}
          onPick={pick}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notes whether a text inside has the focus */}
        <section className="desk-centre" onFocus={pen.onFocus} onBlur={pen.onBlur}>
          {closed ? <p className="desk-note">{words('desk.closed')}</p> : null}
          {connection.is === 'offline' ? <p className="desk-note desk-note-ink">{words('desk.offline')}</p> : null}
          <WallLink cards={cards} wall={wall} current={floor === undefined ? current : null} onGo={() => pick(null)} />
          {floor !== undefined && stage !== null ? (
            <FloorPane key={floor.text} stage={stage} text={floor.text} readOnly={closed} />
          ) : card === null || stage === null ? (
            <Nothing opening={stage === null} closed={closed} any={cards.length > 0} />
          ) : (
            <AnswerPane key={card.id} card={card} stage={stage} readOnly={closed} holdsPen={pen.held} />
          )}
        </section>
        <DeskSide stage={stage} now={now} messages={view?.messages ?? {}} readOnly={closed} />
      </main>
    </div>
  )
}

/** No question before the expert: why, and what can be done meanwhile. */
function Nothing(props: { readonly opening: boolean; readonly closed: boolean; readonly any: boolean }) {
  const { opening, closed, any } = props
  const words = useWords()
  if (opening) return <EmptyState icon="clock" title={words('part.opening')} />
  if (closed) return any ? <EmptyState icon="lock" title={words('desk.closedMore')} /> : null
  return (
    <EmptyState icon="clock" title={words('desk.waiting')}>
      {words(any ? 'desk.waitingMore' : 'desk.waitingNone')}
    </EmptyState>
  )
}

function cardBefore(cards: readonly DeskCard[], picked: Picked | null, wall: CardId | null): DeskCard | null {
  const own = picked?.is === 'card' ? cards.find((card) => card.id === picked.id) : undefined
  return own ?? cards.find((card) => card.id === wall) ?? null
}

/**
 * Whether the next text is to be written in as soon as it is there: it was chosen, or whoever was writing is given another
 * question. Who only speaks, on a tablet, is not shown the keyboard each time the wall changes.
 */
function usePen() {
  const [held, setHeld] = useState(false)
  return {
    held,
    take: () => setHeld(true),
    onFocus: (event: FocusEvent) => setHeld(event.target instanceof HTMLTextAreaElement),
    // A text that is taken from under the hand tells nobody that it lost the focus: only leaving it lays the pen down.
    onBlur: () => setHeld(false),
  }
}

/** `Alt+↑` and `Alt+↓`, from anywhere on the page. */
function useTurning(turn: (step: 1 | -1) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
      event.preventDefault()
      turn(event.key === 'ArrowUp' ? -1 : 1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

/** While the expert prepares another answer, the way back to what the room sees. */
function WallLink(props: {
  readonly cards: readonly DeskCard[]
  readonly wall: CardId | null
  readonly current: CardId | null
  readonly onGo: () => void
}) {
  const words = useWords()
  const { cards, wall, current, onGo } = props
  const onWall = cards.find((card) => card.id === wall)
  if (onWall === undefined || onWall.id === current) return null
  return (
    <button type="button" className="desk-to-wall" onClick={onGo}>
      {words('desk.goToWall', { n: onWall.number })}
    </button>
  )
}
