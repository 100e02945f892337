import { useId, useState } from 'react'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import { nobodySpoke, SPEAKING_GROUPS, type Speaking } from '../../../shared/domain/speaking.ts'
import { Button } from '../../parts/Button.tsx'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { CurrentSpeaker } from './CurrentSpeaker.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { SpeakerList } from './SpeakerList.tsx'
import { currentSpeaker, waitingSpeakers } from './speaker-rows.ts'

/** « Parole »: who has the floor, who waits for it by the number of a card, and what is counted of it. */
export function Speakers({ view, singleKeys }: { readonly view: TeamView; readonly singleKeys: boolean }) {
  const words = useWords()
  const { act, off } = useActs()
  const [minutes, setMinutes] = useState<number | null>(2)
  const id = useId()
  const waiting = waitingSpeakers(view)
  const current = currentSpeaker(view)
  const { board, speaking = nobodySpoke } = view.session.row
  const shown = board.view === 'speakers' && !board.hidden
  return (
    <section className="con-block con-speakers" aria-labelledby={`${id}-head`}>
      <div className="con-speakers-head">
        <h3 id={`${id}-head`} className="con-blockhead">
          {words('con.speakers')}
          <span className="con-count">{waiting.length}</span>
        </h3>
        <Button
          size="small"
          icon="screen"
          pressed={shown}
          reason={off}
          onPress={() => void act({ kind: 'show-view', view: shown ? 'waiting' : 'speakers', message: '' })}
        >
          {words('con.view.speakers')}
        </Button>
      </div>
      {current === null ? null : <CurrentSpeaker key={current.id} row={current} speaking={speaking} />}
      <AddSpeaker minutes={minutes} onMinutes={setMinutes} />
      <SpeakerList waiting={waiting} minutes={minutes} singleKeys={singleKeys} />
      <Ticks speaking={speaking} />
    </section>
  )
}

const lengths = [1, 2, 3, 5] as const

function AddSpeaker(props: { readonly minutes: number | null; readonly onMinutes: (minutes: number | null) => void }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const [ticket, setTicket] = useState('')
  const add = () => {
    if (off !== null || ticket.trim() === '') return
    void act({ kind: 'add-speaker', ticket }).then((answer) => {
      if (answer.is === 'done') setTicket('')
    })
  }
  return (
    <form
      className="con-inline con-speakers-add"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <span className="con-speakers-field">
        <input
          className="con-input con-input-number"
          data-speaker-field
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          aria-label={words('con.ticketfield')}
          placeholder={words('con.ticketshort')}
          value={ticket}
          onChange={(event) => setTicket(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <KeyHint keys="S" />
      </span>
      <Button
        size="small"
        icon="plus"
        type="submit"
        label={words('con.addspeaker')}
        busy={pending.has('add-speaker')}
        reason={ticket.trim() === '' ? words('con.ticketfirst') : off}
        onPress={() => undefined}
      >
        {words('con.add')}
      </Button>
      <select
        className="con-input con-speakers-length"
        aria-label={words('con.speechlength')}
        value={props.minutes ?? 'none'}
        onChange={(event) =>
          props.onMinutes(event.currentTarget.value === 'none' ? null : Number(event.currentTarget.value))
        }
      >
        {lengths.map((minutes) => (
          <option key={minutes} value={minutes}>
            {words('con.minuteseach', { n: minutes })}
          </option>
        ))}
        <option value="none">{words('con.nolimit')}</option>
      </select>
      <RefusalNote of="add-speaker" />
    </form>
  )
}

/** Totals by a press, beside no speaker: nobody's group is written anywhere. */
function Ticks({ speaking }: { readonly speaking: Speaking }) {
  const words = useWords()
  const { act, off } = useActs()
  return (
    <fieldset className="con-ticks">
      <legend className="vh">{words('con.ticks')}</legend>
      <span className="con-ticks-all">{words('con.speeches', { n: speaking.speeches })}</span>
      {SPEAKING_GROUPS.map((group) => (
        <Button key={group} size="small" reason={off} onPress={() => void act({ kind: 'tick-word', group, by: 1 })}>
          {words(`con.tick.${group}`, { n: speaking[group] })}
        </Button>
      ))}
    </fieldset>
  )
}
