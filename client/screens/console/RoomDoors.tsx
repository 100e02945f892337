import { useId } from 'react'
import type { SessionRow } from '../../../shared/domain/session-row.ts'
import { Button } from '../../parts/Button.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useSession, useWords } from '../../state/session-context.tsx'
import { useTeamView } from '../../state/use-view.ts'
import { useActs } from './ActsProvider.tsx'
import { PresentNumber } from './PresentNumber.tsx'
import { RefusalNote } from './RefusalNote.tsx'

/** « Salle »: the code people type, whether it opens, and how many are present. */
export function RoomDoors({ row, address }: { readonly row: SessionRow; readonly address: string }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const id = useId()
  return (
    <section className="con-block" aria-labelledby={id}>
      <h3 id={id} className="con-blockhead">
        {words('con.room')}
      </h3>
      <div className="con-room">
        <span className="con-room-name">{words('con.doors')}</span>
        <Segments
          name={words('con.doors')}
          value={row.doorsOpen ? 'open' : 'shut'}
          reason={off}
          segments={[
            { value: 'open', label: words('con.doorsopen') },
            { value: 'shut', label: words('con.doorsshut') },
          ]}
          onChange={(state) => void act({ kind: 'set-doors', open: state === 'open' })}
        />
        <span className="con-room-name">{words('con.code')}</span>
        <span className="con-room-code">
          <b className={row.doorsOpen && row.codeShut !== true ? 'con-code' : 'con-code con-code-shut'}>
            {spaced(row.joinCode)}
          </b>
          <Button
            size="small"
            reason={off}
            busy={pending.has('new-code')}
            onPress={() => void act({ kind: 'new-code' })}
          >
            {words('con.newcode')}
          </Button>
          <span className="con-help" dir="ltr">
            {address}
          </span>
        </span>
        <PresentNumber present={row.present} expected={row.sheet.expected} />
      </div>
      <GuessedNote />
      <RefusalNote of="set-doors" />
      <RefusalNote of="new-code" />
      <RefusalNote of="set-present" />
    </section>
  )
}

/** Somebody tries out codes: the house has changed it, or shut the doors. Said for half an hour. */
function GuessedNote() {
  const words = useWords()
  const session = useSession()
  const acts = useTeamView()?.acts ?? {}
  const last = Object.values(acts).findLast((act) => act.role === 'house')
  if (last === undefined || session.serverNow() - last.at > guessedShownMs) return null
  return (
    <p className="con-help" role="status">
      {words(last.kind === 'doors-shut' ? 'con.guessedshut' : 'con.guessedcode')}
    </p>
  )
}
const guessedShownMs = 30 * 60_000

/** `482 710`: said aloud in two breaths. */
function spaced(code: string): string {
  return `${code.slice(0, 3)}\u00a0${code.slice(3)}`
}
