import { type RefObject, useId } from 'react'
import { limits } from '../../../shared/domain/limits.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { type Spoken, useWritingFor, type WritingFor } from './use-writing-for.ts'

const icons: Readonly<Record<Spoken, IconName>> = { microphone: 'mic', paper: 'paper', message: 'message' }

/** « Écrire pour quelqu’un »: always open. The number given is shown at once, large, to be said aloud. */
export function WriteFor({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const words = useWords()
  const { off, pending } = useActs()
  const writing = useWritingFor(() => field.current?.focus())
  const id = useId()
  return (
    <form
      className="con-write"
      aria-labelledby={`${id}-head`}
      onSubmit={(event) => {
        event.preventDefault()
        writing.send()
      }}
    >
      <label id={`${id}-head`} htmlFor={id} className="con-write-head">
        {words('con.proxy')}
      </label>
      <div className="con-write-fields">
        <div className="con-write-field">
          <Icon name={icons[writing.channel]} />
          <input
            ref={field}
            id={id}
            dir="auto"
            autoComplete="off"
            placeholder={words('con.proxyfield')}
            aria-invalid={writing.wrong !== null || undefined}
            aria-describedby={writing.wrong === null ? undefined : `${id}-wrong`}
            value={writing.text}
            onChange={(event) => writing.setText(event.currentTarget.value)}
          />
          <KeyHint keys="N" />
        </div>
        {writing.wrong === null ? null : (
          <p id={`${id}-wrong`} className="con-wrong" role="alert">
            {writing.wrong}
          </p>
        )}
        <RefusalNote of="write-for" />
      </div>
      <WriteForMore writing={writing} />
      <Button type="submit" busy={pending.has('write-for')} reason={off} onPress={() => undefined}>
        {words('con.add')}
      </Button>
      <output className="con-given" aria-live="polite">
        {writing.given === null ? null : (
          <>
            <span>{words('con.givennumber')}</span>
            <b>{writing.given}</b>
          </>
        )}
      </output>
    </form>
  )
}

/** How it came, what it is, and who speaks if he wishes to be named. */
function WriteForMore({ writing }: { readonly writing: WritingFor }) {
  const words = useWords()
  return (
    <div className="con-write-more">
      <Segments
        name={words('con.channel')}
        value={writing.channel}
        segments={(['microphone', 'paper', 'message'] as const).map((value) => ({
          value,
          label: words(`con.channelshort.${value}`),
        }))}
        onChange={writing.setChannel}
      />
      <Segments
        name={words('con.form')}
        value={writing.form}
        segments={[
          { value: 'question', label: words('con.question') },
          { value: 'contribution', label: words('con.contribution') },
        ]}
        onChange={writing.setForm}
      />
      <input
        className="con-input con-write-asker"
        aria-label={words('con.asker')}
        placeholder={words('con.asker')}
        dir="auto"
        autoComplete="off"
        maxLength={limits.nameCharactersMax}
        value={writing.asker}
        onChange={(event) => writing.setAsker(event.currentTarget.value)}
      />
    </div>
  )
}
