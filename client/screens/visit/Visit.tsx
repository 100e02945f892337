import { useEffect, useState } from 'react'
import type { VisitView } from '../../../shared/domain/visit-view.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import type { PlainScreenProps } from '../../parts/laptop-page.ts'
import { VisitPage } from './VisitPage.tsx'
import { baseOf, createVisitServer, type VisitServer } from './visit-server.ts'
import './visit.css'
import './visit-frames.css'
import './visit-narrator.css'
import './visit-ending.css'
import './visit-sizes.css'

/** Addresses of the pages in the frames, once one has come in by each link. */
export interface FrameAddresses {
  readonly phone: string
  readonly console: string
  readonly board: string
  readonly desk: string
  readonly rapporteur: string
}

/** The guided visit: one person alone at a desk sees a whole plenary (`npm start -- --example`). */
export function Visit(props: PlainScreenProps) {
  const { words, clock } = props
  const [server] = useState(createVisitServer)
  const [ready, setReady] = useState<{ readonly view: VisitView; readonly at: FrameAddresses } | null>(null)
  const [late, setLate] = useState(false)
  useEffect(() => {
    let over = false
    let cancel: () => void = () => undefined
    const attempt = async () => {
      const view = await server.state()
      const at = view === null ? null : await enterAll(server, view, words.language)
      if (over) return
      if (view !== null && at !== null) return setReady({ view, at })
      setLate(true)
      cancel = clock.after(retryMs, () => void attempt())
    }
    void attempt()
    return () => {
      over = true
      cancel()
    }
  }, [server, clock, words.language])
  if (ready === null) {
    return <EmptyState icon={late ? 'wifi-off' : 'clock'} title={words(late ? 'visit.away' : 'part.opening')} />
  }
  return <VisitPage {...props} server={server} view={ready.view} at={ready.at} />
}

const retryMs = 1_000

/** One seat a role, by the real links. A sealed session has none left: its pages are asked for with the cookies there are. */
async function enterAll(server: VisitServer, view: VisitView, language: string): Promise<FrameAddresses | null> {
  const { tokens, session } = view
  const inLanguage = (path: string) => `${path}?lang=${language}`
  const enter = async (role: 'facilitator' | 'board' | 'expert' | 'rapporteur') => {
    const path = tokens === null ? `${baseOf(session, role)}/` : await server.enter(tokens[role])
    return path === null ? null : inLanguage(path)
  }
  const [console, board, desk, rapporteur] = [
    await enter('facilitator'),
    await enter('board'),
    await enter('expert'),
    await enter('rapporteur'),
  ]
  if (console === null || board === null || desk === null || rapporteur === null) return null
  const phone = inLanguage(tokens === null ? `${baseOf(session, 'participant')}/` : `/J/${tokens.participant}`)
  return { phone, console, board, desk, rapporteur }
}
