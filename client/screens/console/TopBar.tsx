import { useState } from 'react'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LanguageSwitch } from '../../parts/LanguageSwitch.tsx'
import { NetworkPill } from '../../parts/NetworkPill.tsx'
import { SavedTick } from '../../parts/SavedTick.tsx'
import { useWords } from '../../state/session-context.tsx'
import { usePresence } from '../../state/use-connection.ts'
import { useActs } from './ActsProvider.tsx'
import { ClosingSheet } from './ClosingSheet.tsx'
import { PhaseSteps } from './PhaseSteps.tsx'

/** Which session, which part of it, who is there, whether all is kept; closing stands apart, outlined in red. */
export function TopBar({ view, closed }: { readonly view: TeamView; readonly closed: boolean }) {
  const words = useWords()
  const presence = usePresence()
  const { off } = useActs()
  const [closing, setClosing] = useState(false)
  const { row } = view.session
  return (
    <header className="con-top">
      <h1 className="con-title">
        <span dir="auto">{row.sheet.shortTitle}</span>
        <small dir="auto">{row.sheet.title}</small>
      </h1>
      {closed ? null : <PhaseSteps phase={row.phase} />}
      <div className={closed ? 'con-status con-status-closed' : 'con-status'}>
        <span className="con-online">
          <Icon name="phone" />
          {words('con.online', { n: presence?.phones ?? 0 })}
        </span>
        <NetworkPill />
        <SavedTick />
        {closed ? (
          <LanguageSwitch />
        ) : (
          <Button size="small" look="danger" visit="con-close" reason={off} onPress={() => setClosing(true)}>
            {words('con.finish')}
          </Button>
        )}
      </div>
      {closing && !closed ? <ClosingSheet view={view} onClose={() => setClosing(false)} /> : null}
    </header>
  )
}
