import { type RefObject, useMemo, useRef, useState } from 'react'
import { Band } from '../../parts/Band.tsx'
import { Button } from '../../parts/Button.tsx'
import { HouseNote } from '../../parts/HouseNote.tsx'
import { LanguageSwitch } from '../../parts/LanguageSwitch.tsx'
import { UndoBar } from '../../parts/UndoBar.tsx'
import { useKeptSwitch } from '../../state/page-memory-context.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useConnection } from '../../state/use-connection.ts'
import { useStage, useTeamView } from '../../state/use-view.ts'
import { ActsProvider, useActs } from './ActsProvider.tsx'
import { sortAsked } from './asked-rows.ts'
import { BalanceSheet } from './BalanceSheet.tsx'
import { ClosedSession } from './ClosedSession.tsx'
import { Inbox } from './Inbox.tsx'
import { Queue } from './Queue.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { StateNote } from './StateNote.tsx'
import { moveOf, pageVerb } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { useKeys } from './use-keys.ts'
import { useLastRow } from './use-last-row.ts'
import { Wall } from './Wall.tsx'
import { WriteFor } from './WriteFor.tsx'
import './console.css'

/** The facilitator's console. `base`: the page's own path on the server, such as `/s/<session>/facilitator`. */
export function Console({ base }: { readonly base: string }) {
  return (
    <ActsProvider>
      <ConsolePage base={base} />
    </ActsProvider>
  )
}

function ConsolePage({ base }: { readonly base: string }) {
  const view = useTeamView()
  const stage = useStage()
  const connection = useConnection()
  const { act, undo, off } = useActs()
  const [singleKeys, setSingleKeys] = useKeptSwitch('single-keys', true)
  const [sheet, setSheet] = useState<'keys' | 'balance' | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const lists = useMemo(() => (view === null ? null : sortAsked(view, stage)), [view, stage])
  const closed = connection.is === 'closed' || (stage !== null && stage.session.seal !== null)

  const passToRow = useLastRow(page)
  useKeys(null, (key, target) => {
    if (key.key === 'Escape' && target === field.current) {
      field.current?.blur()
      return true
    }
    if (target === document.body && moveOf(key, singleKeys) !== null) {
      page.current?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')?.focus()
      return true
    }
    if (target === document.body && passToRow(key)) return true
    const verb = target.closest('dialog') === null ? pageVerb(key, singleKeys) : null
    if (verb === 'undo') undo()
    else if (verb === 'write-for') field.current?.focus()
    else if (verb === 'speaker') page.current?.querySelector<HTMLElement>('[data-speaker-field]')?.focus()
    else if (verb === 'help') setSheet('keys')
    else if (verb === 'balance') setSheet('balance')
    else if (verb === 'phases') page.current?.querySelector<HTMLElement>('[aria-current="step"]')?.focus()
    else if (verb === 'hide' && view !== null && off === null) {
      void act({ kind: 'hide-board', hidden: !view.session.row.board.hidden })
    }
    return verb !== null
  })

  if (view === null || stage === null || lists === null) return <StateNote />
  return (
    <div className="con" ref={page}>
      <Band />
      <TopBar view={view} closed={closed} />
      <StateNote />
      {closed ? null : <HouseNote closes />}
      {closed ? (
        <ClosedSession base={base} seal={stage.session.seal} title={stage.session.title} />
      ) : (
        <>
          <main className="con-columns">
            <Inbox lists={lists} singleKeys={singleKeys} />
            <Queue lists={lists} singleKeys={singleKeys} />
            <Wall
              view={view}
              stage={stage}
              lists={lists}
              singleKeys={singleKeys}
              onBalance={() => setSheet('balance')}
            />
          </main>
          <Foot field={field} onHelp={() => setSheet('keys')} />
        </>
      )}
      {sheet === 'keys' ? (
        <Shortcuts singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setSheet(null)} />
      ) : null}
      {sheet === 'balance' ? <BalanceSheet view={view} onClose={() => setSheet(null)} /> : null}
    </div>
  )
}

function Foot({ field, onHelp }: { readonly field: RefObject<HTMLInputElement | null>; readonly onHelp: () => void }) {
  const words = useWords()
  const { last, undo } = useActs()
  return (
    <footer className="con-foot">
      <WriteFor field={field} />
      <div className="con-foot-end">
        {last === null ? null : (
          <UndoBar
            said={words(last.said, last.numbers)}
            undo={words('con.undo')}
            onUndo={last.undo === null ? null : undo}
            hint="Z"
          />
        )}
        <LanguageSwitch />
        <Button size="small" look="quiet" icon="help" hint="?" onPress={onHelp}>
          {words('con.shortcuts')}
        </Button>
      </div>
    </footer>
  )
}
