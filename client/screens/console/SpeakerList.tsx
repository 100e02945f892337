import type { TeamSpeaker } from '../../../shared/domain/role-view.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { type SpeakerVerb, speakerVerb } from './shortcuts.ts'
import { fairNext } from './speaker-rows.ts'
import { useRowList } from './use-row-list.ts'

/** Those who wait, in their order. Who has not spoken yet is marked, and named when somebody who has stands in front. */
export function SpeakerList(props: {
  readonly waiting: readonly TeamSpeaker[]
  readonly minutes: number | null
  readonly singleKeys: boolean
}) {
  const { waiting, minutes, singleKeys } = props
  const words = useWords()
  const { act, off } = useActs()
  const order = waiting.map((row) => row.id)
  const verb = (which: SpeakerVerb, id: string) => {
    if (off !== null) return
    const at = order.indexOf(id)
    if (which === 'give') {
      rows.leave(id)
      void act({ kind: 'give-word', speaker: id, minutes })
    } else if (which === 'drop') {
      rows.leave(id)
      void act({ kind: 'drop-speaker', speaker: id })
    } else if (which === 'up' && at > 0) {
      void act({ kind: 'place-speaker', speaker: id, before: order[at - 1] ?? null })
    } else if (which === 'down' && at < order.length - 1) {
      void act({ kind: 'place-speaker', speaker: id, before: order[at + 2] ?? null })
    }
  }
  const rows = useRowList(order, singleKeys, (key, id) => {
    const which = speakerVerb(key, singleKeys)
    if (which !== null) verb(which, id)
    return which !== null
  })
  const fair = fairNext(waiting)
  return (
    <>
      {waiting.length > 0 ? null : <p className="con-help">{words('con.nospeakers')}</p>}
      {fair === null ? null : <p className="con-fair">{words('con.fairnext', { n: fair.ticket })}</p>}
      <ul ref={rows.list} className="con-speakerrows" aria-label={words('con.speakers')} tabIndex={-1}>
        {waiting.map((row) => (
          <SpeakerLine
            key={row.id}
            row={row}
            selected={rows.selected === row.id}
            onSelect={() => rows.select(row.id)}
            onVerb={(which) => verb(which, row.id)}
          />
        ))}
      </ul>
      <RefusalNote of="give-word" />
      <RefusalNote of="drop-speaker" />
      <RefusalNote of="place-speaker" />
    </>
  )
}

function SpeakerLine(props: {
  readonly row: TeamSpeaker
  readonly selected: boolean
  readonly onSelect: () => void
  readonly onVerb: (verb: SpeakerVerb) => void
}) {
  const { row, selected, onSelect, onVerb } = props
  const words = useWords()
  const { off } = useActs()
  return (
    <li data-row={row.id} className={`con-row con-speakerrow${selected ? ' con-row-on' : ''}`}>
      <button
        type="button"
        className="con-speakerrow-body"
        data-row-focus
        tabIndex={selected ? 0 : -1}
        aria-current={selected || undefined}
        onFocus={onSelect}
        onClick={onSelect}
      >
        <span className="con-ticket">{row.ticket}</span>
        {row.fromPhone ? <Icon name="phone" /> : null}
        <span className="con-speakerrow-note">
          {row.spoken === 0 ? words('con.firstspeech') : words('con.spokenbefore', { n: row.spoken })}
        </span>
      </button>
      {selected ? (
        <span className="con-speakerrow-verbs">
          <Button size="small" look="primary" hint="D" reason={off} onPress={() => onVerb('give')}>
            {words('con.giveword')}
          </Button>
          <Button size="small" icon="up" label={words('con.speakerup')} reason={off} onPress={() => onVerb('up')}>
            {null}
          </Button>
          <Button size="small" icon="down" label={words('con.speakerdown')} reason={off} onPress={() => onVerb('down')}>
            {null}
          </Button>
          <Button
            size="small"
            icon="close"
            label={words('con.dropspeaker')}
            reason={off}
            onPress={() => onVerb('drop')}
          >
            {null}
          </Button>
        </span>
      ) : null}
    </li>
  )
}
