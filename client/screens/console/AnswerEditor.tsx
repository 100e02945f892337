import type { ReactNode } from 'react'
import type { AnswerState } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { TeamText } from './TeamText.tsx'

interface EditorProps {
  readonly card: CardId
  readonly answer: AnswerState
  readonly reread: boolean
  readonly rows: number
  /** Which one it is, where no heading says so. */
  readonly lead?: ReactNode
}

/**
 * The scribe's pen: the same text as on the expert's desk, opening on « Brouillon ». Of an answer given aloud it is the
 * team's summary that is written.
 */
export function AnswerEditor(props: EditorProps) {
  const { card, answer } = props
  return (
    <div className="con-answer">
      {answer === 'aloud' ? <Summary {...props} /> : null}
      {answer === 'written' || answer === 'later' ? <Settled {...props} /> : null}
      {answer === 'none' || answer === 'draft' || answer === 'live' ? <Pen {...props} /> : null}
      <RefusalNote of={card} />
    </div>
  )
}

function Pen({ card, answer, rows, lead }: EditorProps) {
  const words = useWords()
  const { act, off } = useActs()
  const live = answer === 'live'
  return (
    <>
      <div className={live ? 'con-answerbar con-answerbar-live' : 'con-answerbar'}>
        {lead}
        <span className="con-answerbar-word">{words(live ? 'con.answerlive' : 'con.answerdraft')}</span>
        <Segments
          name={words('con.answerstate')}
          value={live ? 'live' : 'draft'}
          dark={live}
          reason={off}
          segments={[
            { value: 'live', label: words('con.live') },
            { value: 'draft', label: words('con.draft') },
          ]}
          onChange={(state) => void act({ kind: 'set-answer', card, state })}
        />
      </div>
      {answer === 'none' ? (
        // The text is made by the server: asking for it before would be a text that is not there.
        <Button icon="pencil" reason={off} onPress={() => void act({ kind: 'set-answer', card, state: 'open' })}>
          {words('con.holdpen')}
        </Button>
      ) : (
        <TeamText name={textName('answer', card)} label={words('con.answer')} labelHidden rows={rows} />
      )}
      <div className="con-choices">
        {answer === 'none' ? null : (
          <Button
            size="small"
            look="primary"
            icon="check"
            reason={off}
            onPress={() => void act({ kind: 'finish-answer', card })}
          >
            {words('con.finishanswer')}
          </Button>
        )}
        <Button size="small" icon="mic" reason={off} onPress={() => void act({ kind: 'answer-aloud', card })}>
          {words('con.aloudlong')}
        </Button>
        <Button size="small" icon="clock" reason={off} onPress={() => void act({ kind: 'answer-later', card })}>
          {words('con.later')}
        </Button>
      </div>
    </>
  )
}

function Settled({ card, answer, lead }: EditorProps) {
  const words = useWords()
  const { act, off } = useActs()
  return (
    <div className="con-settled">
      {lead}
      <span className="con-settled-word">
        <Icon name={answer === 'written' ? 'check' : 'clock'} />
        {words(answer === 'written' ? 'con.written' : 'con.answeredlater')}
      </span>
      <Button size="small" reason={off} onPress={() => void act({ kind: 'reopen-answer', card })}>
        {words('con.reopen')}
      </Button>
    </div>
  )
}

function Summary({ card, reread, rows, lead }: EditorProps) {
  const words = useWords()
  const { act, off } = useActs()
  return (
    <>
      <div className="con-settled">
        {lead}
        <span className="con-settled-word">
          <Icon name="mic" />
          {words('con.answeredaloud')}
        </span>
        <span className="con-help">{words(reread ? 'con.reread' : 'con.notreread')}</span>
        <Button size="small" reason={off} onPress={() => void act({ kind: 'reopen-answer', card })}>
          {words('con.reopen')}
        </Button>
      </div>
      <TeamText
        name={textName('summary', card)}
        label={words('con.summary')}
        help={words('con.summaryhelp')}
        rows={rows}
      />
    </>
  )
}
