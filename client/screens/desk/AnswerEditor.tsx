import { textName } from '../../../shared/domain/text.ts'
import type { WordId, Words } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { SharedTextArea } from '../../parts/SharedTextArea.tsx'
import { useWords } from '../../state/session-context.tsx'
import type { DeskCard } from './desk-list.ts'
import type { DeskActs } from './use-desk.ts'

/** The answer, with a bar that says in one second whether the room reads it. */
export function AnswerEditor(props: {
  readonly card: DeskCard
  readonly acts: DeskActs
  readonly readOnly: boolean
  readonly onSwitched: () => void
}) {
  const { card, acts, readOnly, onSwitched } = props
  const words = useWords()
  const writing = card.answer === 'draft' || card.answer === 'live'
  const live = card.answer === 'live'
  return (
    <div className={`desk-editor desk-editor-${live && card.onWall ? 'wall' : live ? 'live' : 'draft'}`}>
      <div className="desk-bar">
        {live ? <i aria-hidden="true" /> : null}
        <BarWords id={barWord(card)} words={words} />
        {readOnly ? null : writing || card.answer === 'none' ? (
          <Segments
            name={words('desk.mode')}
            dark={live && card.onWall}
            value={live ? 'live' : 'draft'}
            segments={[
              { value: 'live', label: words('desk.live'), visit: 'desk-live' },
              { value: 'draft', label: words('desk.draftWord') },
            ]}
            onChange={(state) => {
              acts.act({ kind: 'set-answer', card: card.id, state })
              onSwitched()
            }}
          />
        ) : (
          <Button
            size="small"
            icon="undo"
            busy={acts.busy}
            onPress={() => acts.act({ kind: 'reopen-answer', card: card.id })}
          >
            {words('desk.resume')}
          </Button>
        )}
      </div>
      {card.answer === 'none' ? (
        <p className="desk-loading">{words('part.loading')}</p>
      ) : (
        <SharedTextArea
          name={textName('answer', card.id)}
          label={words('desk.answer')}
          labelHidden
          placeholder={words('desk.placeholder')}
          className="desk-text"
          visit="desk-editor"
          readOnly={readOnly || !writing}
          foot={
            writing && !readOnly ? (
              <span className="desk-hint">
                <KeyHint keys="Ctrl ↵" /> {words('desk.finishHint')}
              </span>
            ) : null
          }
        />
      )}
    </div>
  )
}

function barWord(card: DeskCard): WordId {
  if (card.answer === 'written') return 'desk.finished'
  if (card.answer === 'later') return 'desk.put'
  if (card.answer === 'live') return card.onWall ? 'desk.on' : 'desk.onPhones'
  return card.onWall ? 'desk.draft' : 'desk.notOn'
}

/** The first sentence is the state, the second what it means. */
export function BarWords({ id, words }: { id: WordId; words: Words }) {
  const text = words(id)
  const end = text.indexOf('. ')
  return (
    <p role="status">
      <b>{end < 0 ? text : text.slice(0, end + 1)}</b>
      {end < 0 ? null : <span> {text.slice(end + 2)}</span>}
    </p>
  )
}
