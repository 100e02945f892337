import type { TeamSpeaker } from '../../../shared/domain/role-view.ts'
import type { Speaking } from '../../../shared/domain/speaking.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useServerNow } from '../../state/use-server-now.ts'
import { useActs } from './ActsProvider.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { leftMs, minutesAndSeconds, stepMinutes } from './time-left.ts'

const secondMs = 1000

/** Who has the floor, for how long, and whether the interpreter speaks now. */
export function CurrentSpeaker({ row, speaking }: { readonly row: TeamSpeaker; readonly speaking: Speaking }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const now = useServerNow(secondMs)
  const clock = { endsAt: row.endsAt, leftMs: null }
  const left = leftMs(clock, now)
  const step = (by: 1 | -1) =>
    void act({ kind: 'time-word', speaker: row.id, minutes: stepMinutes(clock, now, by).minutes })
  return (
    <div className="con-speaking">
      <span className="con-ticket con-ticket-on">{row.ticket}</span>
      <span className="con-speaking-word">{words('con.hasfloor')}</span>
      {left === null ? null : (
        <span
          className={left === 0 ? 'con-speaking-left con-speaking-over' : 'con-speaking-left'}
          role="timer"
          aria-label={words('con.speechleft')}
        >
          {minutesAndSeconds(left)}
        </span>
      )}
      <div className="con-speaking-verbs">
        <Button size="small" icon="minus" label={words('con.lessminute')} reason={off} onPress={() => step(-1)}>
          {words('con.oneminute')}
        </Button>
        <Button size="small" icon="plus" label={words('con.moreminute')} reason={off} onPress={() => step(1)}>
          {words('con.oneminute')}
        </Button>
        <Button
          size="small"
          pressed={speaking.interpreting}
          reason={off}
          onPress={() => void act({ kind: 'interpret', on: !speaking.interpreting })}
        >
          {words('con.interpreter')}
        </Button>
        <Button
          size="small"
          look="primary"
          reason={off}
          busy={pending.has('end-word')}
          onPress={() => void act({ kind: 'end-word', speaker: row.id, counts: true })}
        >
          {words('con.endword')}
        </Button>
      </div>
      <RefusalNote of="end-word" />
      <RefusalNote of="time-word" />
    </div>
  )
}
