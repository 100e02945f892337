import { useEffect, useRef, useState } from 'react'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { BoardPicture, type HallScale } from '../../parts/board/BoardPicture.tsx'
import { DenialPage } from '../../parts/DenialPage.tsx'
import { useSession, useWords } from '../../state/session-context.tsx'
import { useConnection } from '../../state/use-connection.ts'
import { useServerNow } from '../../state/use-server-now.ts'
import { useStage } from '../../state/use-view.ts'
import { BoardKeys } from './BoardKeys.tsx'
import { BoardOpening } from './BoardOpening.tsx'
import { type Local, shownStage } from './shown-stage.ts'
import { turnFullScreen } from './turn-full-screen.ts'
import { useIdleCursor } from './use-idle-cursor.ts'
import { usePaced } from './use-paced.ts'
import { useWakeLock } from './use-wake-lock.ts'
import './board-page.css'

/** The projector's page: the picture, and a few keys that act on this screen only. */
export function BoardPage(_props: { readonly base: string }) {
  const words = useWords()
  const connection = useConnection()
  const now = useServerNow(1000)
  const stage = usePaced(useStage(), 100)
  const kept = useLongGone(connection.is === 'reconnecting' || connection.is === 'offline')
  const [local, setLocal] = useState<Local>(null)
  const [hall, setHall] = useState<HallScale>(1)
  const [helping, setHelping] = useState(false)
  const page = useRef<HTMLElement>(null)
  const awake = useWakeLock()
  useIdleCursor()
  useTurnedBack(stage, () => setLocal(null))

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      switch (event.key.toLowerCase()) {
        case 'f':
          return turnFullScreen()
        case 'b':
          return setLocal((before) => (before === 'hidden' ? null : 'hidden'))
        case 'j':
          return setLocal((before) => (before === 'join' ? null : 'join'))
        case '+':
        case '=':
          return setHall(larger)
        case '-':
          return setHall(smaller)
        case '?':
          return setHelping((before) => !before)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  if (connection.is === 'denied' || connection.is === 'outdated') {
    if (stage === null || stage.session.seal === null) return <DenialPage words={words} refusal={connection.refusal} />
  }
  return (
    <main className="board-page" ref={page}>
      {stage === null ? (
        <BoardOpening words={words} />
      ) : (
        <BoardPicture
          stage={shownStage(stage, local, connection.is === 'closed')}
          now={now}
          words={words}
          kept={kept}
          hall={hall}
        />
      )}
      {helping ? <BoardKeys words={words} awake={awake} onClose={() => setHelping(false)} /> : null}
    </main>
  )
}

const larger = (hall: HallScale): HallScale => (hall === 1 ? 1.25 : 1.5)
const smaller = (hall: HallScale): HallScale => (hall === 1.5 ? 1.25 : 1)

/** The plate says « Image gardée » five seconds after the last news: three pass before the pill turns. */
function useLongGone(gone: boolean): boolean {
  const session = useSession()
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!gone) {
      setLong(false)
      return
    }
    return session.every(2000, () => setLong(true))
  }, [session, gone])
  return long
}

/** Another view or card from the console ends what was shown here only. */
function useTurnedBack(stage: StageView | null, turnBack: () => void): void {
  const board = stage?.board
  const turned = `${board?.view ?? ''} ${board?.card ?? ''} ${String(board?.hidden)}`
  const last = useRef(turned)
  useEffect(() => {
    if (last.current === turned) return
    last.current = turned
    turnBack()
  })
}
