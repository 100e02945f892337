import { useMemo, useState } from 'react'
import { Band } from '../../parts/Band.tsx'
import { HouseNote } from '../../parts/HouseNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LanguageSwitch } from '../../parts/LanguageSwitch.tsx'
import { NetworkPill } from '../../parts/NetworkPill.tsx'
import { SavedTick } from '../../parts/SavedTick.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { UndoBar } from '../../parts/UndoBar.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useConnection, usePresence } from '../../state/use-connection.ts'
import { useStage, useTeamView } from '../../state/use-view.ts'
import { ActsProvider, useActs } from '../console/ActsProvider.tsx'
import { sortAsked } from '../console/asked-rows.ts'
import { ClosedSession } from '../console/ClosedSession.tsx'
import { StateNote } from '../console/StateNote.tsx'
import { AnswersTab } from './AnswersTab.tsx'
import { NotesTab } from './NotesTab.tsx'
import { RecommendationsTab } from './RecommendationsTab.tsx'
import { useDescriptions } from './use-descriptions.ts'
import '../console/console.css'
import './rapporteur.css'

type Tab = 'recommendations' | 'answers' | 'notes'

/** The rapporteur's page. `base`: its own path on the server. */
export function Rapporteur({ base }: { readonly base: string }) {
  return (
    <ActsProvider>
      <RapporteurPage base={base} />
    </ActsProvider>
  )
}

function RapporteurPage({ base }: { readonly base: string }) {
  const view = useTeamView()
  const stage = useStage()
  const connection = useConnection()
  const [tab, setTab] = useState<Tab>('recommendations')
  const descriptions = useDescriptions()
  const lists = useMemo(() => (view === null ? null : sortAsked(view, stage)), [view, stage])
  if (view === null || stage === null || lists === null) return <StateNote />
  const closed = connection.is === 'closed' || stage.session.seal !== null
  return (
    <div className="con rap">
      <Band />
      <RapporteurBar tab={tab} onTab={setTab} closed={closed} title={stage.session.shortTitle} />
      <StateNote />
      <HouseNote />
      {closed ? (
        <ClosedSession base={base} seal={stage.session.seal} title={stage.session.title} />
      ) : (
        <main className="rap-main">
          {tab === 'recommendations' ? (
            <RecommendationsTab view={view} stage={stage} descriptions={descriptions} />
          ) : null}
          {tab === 'answers' ? <AnswersTab lists={lists} stage={stage} /> : null}
          {tab === 'notes' ? <NotesTab stage={stage} /> : null}
        </main>
      )}
      <RapporteurUndo />
    </div>
  )
}

function RapporteurBar(props: {
  readonly tab: Tab
  readonly onTab: (tab: Tab) => void
  readonly closed: boolean
  readonly title: string
}) {
  const { tab, onTab, closed, title } = props
  const words = useWords()
  const presence = usePresence()
  return (
    <header className="con-top rap-top">
      <h1 className="con-title">
        <span>{words('rap.title')}</span>
        <small dir="auto">{title}</small>
      </h1>
      {closed ? null : (
        <Segments
          name={words('rap.tabs')}
          value={tab}
          segments={[
            { value: 'recommendations', label: words('rap.recommendations') },
            { value: 'answers', label: words('rap.answers') },
            { value: 'notes', label: words('rap.notes') },
          ]}
          onChange={onTab}
        />
      )}
      <div className="con-status">
        <span className="con-online">
          <Icon name="phone" />
          {words('con.online', { n: presence?.phones ?? 0 })}
        </span>
        <NetworkPill />
        <SavedTick />
        <LanguageSwitch />
      </div>
    </header>
  )
}

function RapporteurUndo() {
  const words = useWords()
  const { last, undo } = useActs()
  if (last === null) return null
  return (
    <footer className="con-foot rap-foot">
      <UndoBar
        said={words(last.said, last.numbers)}
        undo={words('con.undo')}
        onUndo={last.undo === null ? null : undo}
      />
    </footer>
  )
}
