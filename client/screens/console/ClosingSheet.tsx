import { useState } from 'react'
import type { TeamCard, TeamView } from '../../../shared/domain/role-view.ts'
import { Button } from '../../parts/Button.tsx'
import { ConfirmSheet } from '../../parts/ConfirmSheet.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSession, useWords } from '../../state/session-context.tsx'
import { usePresence } from '../../state/use-connection.ts'
import { useServerNow } from '../../state/use-server-now.ts'
import { useStage } from '../../state/use-view.ts'
import { useActs } from './ActsProvider.tsx'
import { type ClosingChecks, closingChecks, nothingOpen } from './closing-checks.ts'
import { PresentNumber } from './PresentNumber.tsx'
import { RefusalNote } from './RefusalNote.tsx'

const secondMs = 1000
const minuteMs = 60_000
const numbersShownMax = 12

/** The last look before nothing can change: it names what is open and forbids nothing, the room decides. */
export function ClosingSheet({ view, onClose }: { readonly view: TeamView; readonly onClose: () => void }) {
  const words = useWords()
  const stage = useStage()
  const presence = usePresence()
  const { act, off, pending } = useActs()
  const waiting = useWait()
  const { present, sheet } = view.session.row
  const summaryOf = (card: TeamCard) => {
    const shown = stage?.cards[card.id]
    return shown === undefined || shown.kind === 'recommendation' ? '' : shown.summaryText
  }
  const checks = closingChecks(view, summaryOf, presence)
  return (
    <ConfirmSheet
      title={words('con.finishq')}
      confirm={words('con.finish')}
      cancel={words('con.notyet')}
      danger
      busy={pending.has('close-session')}
      reason={waiting.secondsLeft === null ? off : words('con.waiting', { n: waiting.secondsLeft })}
      visit="con-close-confirm"
      onCancel={onClose}
      onConfirm={() => void act({ kind: 'close-session' })}
    >
      <ul className="con-checks">
        <Check word="con.check.waiting" numbers={checks.waiting} />
        <Check word="con.check.unanswered" numbers={checks.unanswered} />
        <Check word="con.check.summary" numbers={checks.withoutSummary} />
        {checks.notReread.length === 0 ? null : <Check word="con.check.reread" numbers={checks.notReread} />}
        <Check word="con.check.unfinished" numbers={checks.unfinished} prefix="R" />
        <LostPhones checks={checks} waiting={waiting} />
      </ul>
      <div className="con-room">
        <PresentNumber present={present} expected={sheet.expected} />
      </div>
      <RefusalNote of="set-present" />
      {nothingOpen(checks) ? <p className="con-allgood">{words('con.allgood')}</p> : null}
      <RefusalNote of="close-session" />
    </ConfirmSheet>
  )
}

function Check(props: {
  readonly word:
    | 'con.check.waiting'
    | 'con.check.unanswered'
    | 'con.check.summary'
    | 'con.check.reread'
    | 'con.check.unfinished'
  readonly numbers: readonly number[]
  readonly prefix?: string
}) {
  const { word, numbers, prefix = '' } = props
  const words = useWords()
  const open = numbers.length > 0
  const named = numbers.slice(0, numbersShownMax).map((number) => `${prefix}${number}`)
  return (
    <li className={open ? 'con-check-open' : 'con-check-done'}>
      <Icon name={open ? 'alert' : 'check'} />
      <span>
        {words(word, { n: numbers.length })}
        {open ? (
          <span className="con-check-numbers">
            {named.join(' · ')}
            {numbers.length > named.length ? ' …' : ''}
          </span>
        ) : null}
      </span>
    </li>
  )
}

function LostPhones({ checks, waiting }: { readonly checks: ClosingChecks; readonly waiting: Wait }) {
  const words = useWords()
  const open = checks.lostPhones > 0
  return (
    <li className={open ? 'con-check-open' : 'con-check-done'}>
      <Icon name={open ? 'wifi-off' : 'check'} />
      <span>{open ? words('con.unsent', { n: checks.lostPhones }) : words('con.check.phones')}</span>
      {open ? (
        <Button size="small" icon="clock" busy={waiting.secondsLeft !== null} onPress={waiting.start}>
          {waiting.secondsLeft === null
            ? words('con.waitminute')
            : words('con.waitingshort', { n: waiting.secondsLeft })}
        </Button>
      ) : null}
    </li>
  )
}

interface Wait {
  /** Seconds until closing is possible again; null when nobody waits. */
  readonly secondsLeft: number | null
  readonly start: () => void
}

/** « Attendre 1 min »: the button to close rests meanwhile, the count of phones goes on being true. */
function useWait(): Wait {
  const session = useSession()
  const now = useServerNow(secondMs)
  const [until, setUntil] = useState<number | null>(null)
  const left = until === null ? 0 : Math.ceil((until - now) / secondMs)
  return { secondsLeft: left > 0 ? left : null, start: () => setUntil(session.serverNow() + minuteMs) }
}
