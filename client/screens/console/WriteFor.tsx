import { type RefObject, useId, useState } from 'react'
import type { AskedForm, Channel } from '../../../shared/domain/card.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { RefusalNote } from './RefusalNote.tsx'

type Spoken = Exclude<Channel, 'phone'>
const icons: Readonly<Record<Spoken, IconName>> = { microphone: 'mic', paper: 'paper', message: 'message' }

/**
 * « Saisir pour quelqu’un »: always open. The number it was given is shown at once, large, to be said aloud; what was
 * typed stays until it is on the server's disk.
 */
export function WriteFor({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const words = useWords()
  const { act, off, pending, forget } = useActs()
  const [text, setText] = useState('')
  const [asker, setAsker] = useState('')
  const [channel, setChannel] = useState<Spoken>('microphone')
  const [form, setForm] = useState<AskedForm>('question')
  const [given, setGiven] = useState<number | null>(null)
  const id = useId()
  const over = text.trim().length - limits.askedCharactersMax
  const busy = pending.has('write-for')

  const write = () => {
    if (text.trim() === '' || over > 0 || off !== null || busy) return
    const command = { kind: 'write-for', form, text: text.trim(), channel, asker: asker.trim() || null } as const
    void act(command).then((answer) => {
      if (answer.is === 'refused') return
      setGiven(answer.number)
      // Channel and form stay: the next person in the row speaks the same way.
      setText('')
      setAsker('')
      field.current?.focus()
    })
  }

  return (
    <form
      className="con-write"
      aria-labelledby={`${id}-head`}
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <label id={`${id}-head`} htmlFor={id} className="con-write-head">
        {words('con.proxy')}
      </label>
      <div className="con-write-fields">
        <div className="con-write-field">
          <Icon name={icons[channel]} />
          <input
            ref={field}
            id={id}
            dir="auto"
            autoComplete="off"
            placeholder={words('con.proxyfield')}
            aria-invalid={over > 0 || undefined}
            aria-describedby={over > 0 ? `${id}-over` : undefined}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              if (given !== null) setGiven(null)
              forget('write-for')
            }}
          />
          <KeyHint keys="N" />
        </div>
        <div className="con-write-more">
          <Segments
            name={words('con.channel')}
            value={channel}
            segments={(['microphone', 'paper', 'message'] as const).map((value) => ({
              value,
              label: words(`con.channelshort.${value}`),
            }))}
            onChange={setChannel}
          />
          <Segments
            name={words('con.form')}
            value={form}
            segments={[
              { value: 'question', label: words('con.question') },
              { value: 'contribution', label: words('con.contribution') },
            ]}
            onChange={setForm}
          />
          <input
            className="con-input con-write-asker"
            aria-label={words('con.asker')}
            placeholder={words('con.asker')}
            dir="auto"
            autoComplete="off"
            maxLength={limits.nameCharactersMax}
            value={asker}
            onChange={(event) => setAsker(event.currentTarget.value)}
          />
        </div>
        {over > 0 ? (
          <p id={`${id}-over`} className="con-wrong" role="alert">
            {words('ask.long', { n: over })}
          </p>
        ) : null}
        <RefusalNote of="write-for" />
      </div>
      <Button type="submit" className="con-write-add" busy={busy} reason={reasonNot(text, over, off, words)} onPress={() => undefined}>
        {words('con.add')}
      </Button>
      <output className="con-given" aria-live="polite">
        {given === null ? null : (
          <>
            <span>{words('con.givennumber')}</span>
            <b>{given}</b>
          </>
        )}
      </output>
    </form>
  )
}

function reasonNot(text: string, over: number, off: string | null, words: ReturnType<typeof useWords>): string | null {
  if (off !== null) return off
  if (text.trim() === '') return words('con.writefirst')
  return over > 0 ? words('ask.long', { n: over }) : null
}
