import { useEffect, useState } from 'react'
import type { AskedForm, Channel } from '../../../shared/domain/card.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { useSession, useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'

/** The next words may be typed meanwhile. */
const givenMs = 15_000

export type Spoken = Exclude<Channel, 'phone'>

/** What is typed for someone who has no phone in hand. */
export interface WritingFor {
  readonly text: string
  readonly asker: string
  readonly channel: Spoken
  readonly form: AskedForm
  /** The number it was given, long enough to be said aloud; gone when the next one is sent. */
  readonly given: number | null
  /** What keeps it from being sent, in words. */
  readonly wrong: string | null
  readonly setText: (text: string) => void
  readonly setAsker: (asker: string) => void
  readonly setChannel: (channel: Spoken) => void
  readonly setForm: (form: AskedForm) => void
  readonly send: () => void
}

/** `onGiven` is called once the words are on the server's disk: until then they stay in the field. */
export function useWritingFor(onGiven: () => void): WritingFor {
  const session = useSession()
  const words = useWords()
  const { act, off, pending, forget } = useActs()
  const [text, setText] = useState('')
  const [asker, setAsker] = useState('')
  const [channel, setChannel] = useState<Spoken>('microphone')
  const [form, setForm] = useState<AskedForm>('question')
  const [given, setGiven] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const over = text.trim().length - limits.askedCharactersMax
  const empty = tried && text.trim() === '' ? words('con.writefirst') : null

  useEffect(() => (given === null ? undefined : session.every(givenMs, () => setGiven(null))), [given, session])

  const send = () => {
    setTried(true)
    if (text.trim() === '' || over > 0 || off !== null || pending.has('write-for')) return
    setGiven(null)
    const command = { kind: 'write-for', form, text: text.trim(), channel, asker: asker.trim() || null } as const
    void act(command).then((answer) => {
      if (answer.is === 'refused') return
      setGiven(answer.number)
      setTried(false)
      // Channel and form stay: the next person in the row speaks the same way.
      setText('')
      setAsker('')
      onGiven()
    })
  }

  return {
    text,
    asker,
    channel,
    form,
    given,
    wrong: over > 0 ? words('ask.long', { n: over }) : empty,
    setText: (next) => {
      setText(next)
      setTried(false)
      forget('write-for')
    },
    setAsker,
    setChannel,
    setForm,
    send,
  }
}
