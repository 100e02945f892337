import { useId, useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import type { AskedLists } from './asked-rows.ts'
import { RefusalNote } from './RefusalNote.tsx'

/** What the wall shows. */
export function WallViews({ view, lists }: { readonly view: TeamView; readonly lists: AskedLists }) {
  const words = useWords()
  const { act, off } = useActs()
  const { board } = view.session.row
  const [writing, setWriting] = useState(false)
  const question = questionFor(view, lists)
  const recommendation = recommendationFor(view)
  const spotlight = (card: CardId | null) => {
    if (card !== null) void act({ kind: 'spotlight', card })
  }
  const show = (to: 'join' | 'becomes' | 'waiting' | 'end') => void act({ kind: 'show-view', view: to, message: '' })
  return (
    <>
      <div className="con-views">
        <Button
          size="small"
          pressed={board.view === 'question'}
          reason={question === null ? words('con.noquestionyet') : off}
          onPress={() => spotlight(question)}
        >
          {words('con.view.question')}
        </Button>
        <Button size="small" pressed={board.view === 'join'} reason={off} onPress={() => show('join')}>
          {words('con.view.join')}
        </Button>
        <Button size="small" pressed={board.view === 'becomes'} reason={off} onPress={() => show('becomes')}>
          {words('con.view.becomes')}
        </Button>
        <Button
          size="small"
          visit="con-recommendation"
          pressed={board.view === 'recommendation'}
          reason={recommendation === null ? words('con.norecommendationyet') : off}
          onPress={() => spotlight(recommendation)}
        >
          {words('con.view.recommendation')}
        </Button>
        <Button
          size="small"
          pressed={board.view === 'pause' || board.view === 'message'}
          reason={off}
          onPress={() => setWriting(!writing)}
        >
          {words('con.view.pause')}
        </Button>
        <Button size="small" pressed={board.view === 'waiting'} reason={off} onPress={() => show('waiting')}>
          {words('con.view.waiting')}
        </Button>
        <Button size="small" pressed={board.view === 'end'} reason={off} onPress={() => show('end')}>
          {words('con.view.end')}
        </Button>
        <HideBoard hidden={board.hidden} />
      </div>
      {writing ? <WallSentence initial={board.message} onDone={() => setWriting(false)} /> : null}
      <RefusalNote of="show-view" />
      <RefusalNote of="spotlight" />
      <RefusalNote of="hide-board" />
    </>
  )
}

/** One press and the wall shows the title alone; apart from the daily buttons, outlined in red. */
function HideBoard({ hidden }: { readonly hidden: boolean }) {
  const words = useWords()
  const { act, off } = useActs()
  return (
    <Button
      size="small"
      look="danger"
      className="con-hide"
      icon={hidden ? 'eye' : 'eye-off'}
      hint="B"
      pressed={hidden}
      reason={off}
      onPress={() => void act({ kind: 'hide-board', hidden: !hidden })}
    >
      {words(hidden ? 'con.unhideshort' : 'con.hideshort')}
    </Button>
  )
}

/** One sentence for the room, as a pause or as a message; empty is a plain pause. */
function WallSentence({ initial, onDone }: { readonly initial: string; readonly onDone: () => void }) {
  const words = useWords()
  const { act, off } = useActs()
  const [text, setText] = useState(initial)
  const id = useId()
  const show = (view: 'pause' | 'message') =>
    void act({ kind: 'show-view', view, message: text.trim() }).then((answer) => {
      if (answer.is === 'done') onDone()
    })
  return (
    <form
      className="con-sentence"
      onSubmit={(event) => {
        event.preventDefault()
        show('pause')
      }}
    >
      <label htmlFor={id}>{words('con.sentence')}</label>
      <input
        id={id}
        className="con-input"
        dir="auto"
        autoComplete="off"
        maxLength={limits.boardMessageCharactersMax}
        placeholder={words('con.sentenceexample')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="con-choices">
        <Button size="small" look="primary" type="submit" reason={off} onPress={() => undefined}>
          {words('con.showpause')}
        </Button>
        <Button
          size="small"
          reason={text.trim() === '' ? words('con.sentencefirst') : off}
          onPress={() => show('message')}
        >
          {words('con.showmessage')}
        </Button>
      </div>
    </form>
  )
}

/** The question to come back to: the one last on the wall, else the first in the queue. */
function questionFor(view: TeamView, lists: AskedLists): CardId | null {
  const { card } = view.session.row.board
  const last = card === null ? undefined : view.cards[card]
  if (last?.kind === 'asked' && last.state.is === 'queued') return last.id
  return lists.queue[0]?.id ?? lists.answered.at(-1)?.id ?? null
}

/** Only one that the room may read: showing a draft would put it on the wall by a side door. */
function recommendationFor(view: TeamView): CardId | null {
  const { card } = view.session.row.board
  const last = card === null ? undefined : view.cards[card]
  if (last?.kind === 'recommendation') return last.id
  const shown = Object.values(view.cards).flatMap((other) =>
    other.kind === 'recommendation' && other.shown ? [other] : [],
  )
  return shown.toSorted((one, other) => one.order - other.order)[0]?.id ?? null
}
