import { useId, useState } from 'react'
import { limits } from '../../../shared/domain/limits.ts'
import type { TeamMessage, TeamView } from '../../../shared/domain/role-view.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { RefusalNote } from './RefusalNote.tsx'

const quick = ['con.quick.two', 'con.quick.short', 'con.quick.slow'] as const

/** A word to the expert's desk, and whether it was read. */
export function ExpertMessage({ view }: { readonly view: TeamView }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const [text, setText] = useState('')
  const id = useId()
  const last = Object.values(view.messages).toSorted((one, other) => other.sentAt - one.sentAt)[0]
  const busy = pending.has('message-expert')
  // What was typed stays until it is on the server's disk.
  const send = (message: string, typed: boolean) =>
    void act({ kind: 'message-expert', text: message }).then((answer) => {
      if (answer.is === 'done' && typed) setText('')
    })
  return (
    <section className="con-block" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`} className="con-blockhead">
        {words('con.toexpert')}
      </h3>
      <div className="con-choices">
        {quick.map((word) => (
          <Button key={word} size="small" reason={off} busy={busy} onPress={() => send(words(word), false)}>
            {words(word)}
          </Button>
        ))}
      </div>
      <form
        className="con-inline"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '' && off === null) send(text.trim(), true)
        }}
      >
        <input
          className="con-input"
          aria-label={words('con.messagefield')}
          placeholder={words('con.messagefield')}
          dir="auto"
          autoComplete="off"
          maxLength={limits.messageCharactersMax}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          size="small"
          icon="send"
          type="submit"
          busy={busy}
          reason={text.trim() === '' ? words('con.messagefirst') : off}
          onPress={() => undefined}
        >
          {words('con.send')}
        </Button>
      </form>
      {last === undefined ? null : <LastMessage message={last} />}
      <RefusalNote of="message-expert" />
    </section>
  )
}

function LastMessage({ message }: { readonly message: TeamMessage }) {
  const words = useWords()
  return (
    <p className="con-lastmessage">
      <Icon name={message.read ? 'check-double' : 'check'} />
      <span>{words(message.read ? 'con.messageread' : 'con.messagesent')}</span>
      <span dir="auto" className="con-lastmessage-text">
        {message.text}
      </span>
    </p>
  )
}
