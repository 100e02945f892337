import { useState } from 'react'
import type { ClockState } from '../../../shared/domain/clock-state.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useServerNow } from '../../state/use-server-now.ts'
import { useActs } from './ActsProvider.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { leftMs, minutesAndSeconds, pauseOrGoOn, stepMinutes } from './time-left.ts'

const secondMs = 1000
const usual = [5, 15, 30, 45] as const

/** Minutes and seconds for the team; the room reads « reste 12 min ». */
export function WallClock({ clock }: { readonly clock: ClockState }) {
  const words = useWords()
  const { act, off } = useActs()
  const now = useServerNow(secondMs)
  const [setting, setSetting] = useState(false)
  const left = leftMs(clock, now)
  const running = clock.endsAt !== null
  const set = (minutes: number | null, going: boolean) => {
    setSetting(false)
    void act({ kind: 'set-time', minutes, running: going })
  }
  const step = (by: 1 | -1) => {
    const next = stepMinutes(clock, now, by)
    set(next.minutes, next.running)
  }
  return (
    <div className="con-block">
      <div className={running && left !== 0 ? 'con-clock con-clock-runs' : 'con-clock'}>
        {left === null ? null : (
          <span className="con-clock-left" role="timer" aria-label={words('con.timeleft')}>
            {minutesAndSeconds(left)}
          </span>
        )}
        <span className="con-clock-note">{words(noteOf(left, running))}</span>
        <Button
          size="small"
          label={words('con.lessminute')}
          reason={left === null ? words('con.notime') : off}
          icon="minus"
          onPress={() => step(-1)}
        >
          {words('con.oneminute')}
        </Button>
        <Button size="small" label={words('con.moreminute')} reason={off} icon="plus" onPress={() => step(1)}>
          {words('con.oneminute')}
        </Button>
        <Button
          size="small"
          icon={running ? 'pause' : 'play'}
          label={words(running ? 'con.pausetime' : 'con.gotime')}
          reason={left === null ? words('con.notime') : off}
          onPress={() => {
            const next = pauseOrGoOn(clock, now)
            set(next.minutes, next.running)
          }}
        >
          {null}
        </Button>
        <Button size="small" look="quiet" pressed={setting} reason={off} onPress={() => setSetting(!setting)}>
          {words('con.settime')}
        </Button>
      </div>
      {setting ? <TimeChoices onSet={set} /> : null}
      <RefusalNote of="set-time" />
    </div>
  )
}

function TimeChoices({ onSet }: { readonly onSet: (minutes: number | null, going: boolean) => void }) {
  const words = useWords()
  const { off } = useActs()
  return (
    <div className="con-choices">
      {usual.map((minutes) => (
        <Button key={minutes} size="small" reason={off} onPress={() => onSet(minutes, true)}>
          {words('con.minutescount', { n: minutes })}
        </Button>
      ))}
      <Button size="small" look="quiet" reason={off} onPress={() => onSet(null, false)}>
        {words('con.notimeshown')}
      </Button>
    </div>
  )
}

function noteOf(left: number | null, running: boolean) {
  if (left === null) return 'con.notime' as const
  if (left === 0) return 'con.timeover' as const
  return running ? ('con.timeruns' as const) : ('con.timestands' as const)
}
