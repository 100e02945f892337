import type { TeamMessage } from '../../../shared/domain/role-view.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { Button } from '../../parts/Button.tsx'
import { BoardThumbnail } from '../../parts/board/BoardThumbnail.tsx'
import { hour } from '../../parts/hour.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useSend } from '../../state/use-send.ts'

/** What the room sees, what the team says, and a word of advice. */
export function DeskSide(props: {
  readonly stage: StageView | null
  readonly now: number
  readonly messages: Readonly<Record<string, TeamMessage>>
  readonly readOnly: boolean
}) {
  const { stage, now, messages, readOnly } = props
  const words = useWords()
  const shown = Object.values(messages)
    .sort((a, b) => Number(a.read) - Number(b.read) || b.sentAt - a.sentAt)
    .filter((message, place) => !message.read || place < 3)
  return (
    <aside className="desk-side">
      <h2>{words('desk.roomSees')}</h2>
      <BoardThumbnail stage={stage} now={now} words={words} />
      <div className="desk-messages" role="status">
        {shown.map((message) => (
          <Message key={message.id} message={message} readOnly={readOnly} />
        ))}
      </div>
      <p className="desk-tip">
        <b>{words('desk.tipTitle')}</b> {words('desk.tip')}
      </p>
    </aside>
  )
}

function Message({ message, readOnly }: { message: TeamMessage; readOnly: boolean }) {
  const words = useWords()
  const send = useSend()
  return (
    <div className={message.read ? 'desk-message desk-message-read' : 'desk-message'}>
      <small>{words('desk.message', { h: hour(message.sentAt, words.language) })}</small>
      <p dir="auto">{message.text}</p>
      {message.read ? (
        <p className="desk-message-seen">
          <Icon name="check" />
          {words('desk.readAlready')}
        </p>
      ) : readOnly ? null : (
        <Button
          icon="check"
          className="desk-message-button"
          onPress={() => void send({ kind: 'read-message', message: message.id })}
        >
          {words('desk.read')}
        </Button>
      )}
    </div>
  )
}
