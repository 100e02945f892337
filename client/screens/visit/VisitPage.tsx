import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { VisitView } from '../../../shared/domain/visit-view.ts'
import { Band } from '../../parts/Band.tsx'
import type { PlainScreenProps } from '../../parts/laptop-page.ts'
import { Ending } from './Ending.tsx'
import { layoutStage } from './frame-layout.ts'
import { Narrator } from './Narrator.tsx'
import { Ring } from './Ring.tsx'
import { useSize } from './use-size.ts'
import type { FrameAddresses } from './Visit.tsx'
import { VisitBar } from './VisitBar.tsx'
import { type LaptopFrame, VisitFrames } from './VisitFrames.tsx'
import { visitActs } from './visit-acts.ts'
import { createVisit } from './visit-engine.ts'
import { baseOf, type VisitServer } from './visit-server.ts'
import type { PageName } from './visit-world.ts'

/** Four live pages, who does what in them, and why. */
export function VisitPage(
  props: PlainScreenProps & {
    readonly server: VisitServer
    readonly view: VisitView
    readonly at: FrameAddresses
  },
) {
  const { words, clock, server, view, at } = props
  const pages = useRef(new Map<PageName, HTMLIFrameElement>())
  const [visit] = useState(() =>
    createVisit({
      clock,
      server,
      view,
      page: (name) => pages.current.get(name)?.contentDocument ?? null,
      calm: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    }),
  )
  const state = useSyncExternalStore(visit.subscribe, visit.get)
  useEffect(() => visit.run(), [visit])
  const act = visitActs[state.at]
  const chosen = useChosen(act?.id ?? 'end')
  const stage = useRef<HTMLDivElement>(null)
  const size = useSize(stage)
  const over = state.minutesOpen
  const focus: LaptopFrame =
    chosen.frame ?? (over ? 'desk' : state.mode === 'welcome' ? 'board' : (act?.focus ?? 'desk'))
  const layout = layoutStage(size.width, size.height, focus)
  const fourth = chosen.fourth ?? fourthFor(over, act?.step)
  const shared = { words, visit, state }
  return (
    <div
      className="visit"
      data-power={state.power.is === 'back' && state.power.lost.length > 0 ? 'lost' : state.power.is}
    >
      <Band />
      <VisitBar {...shared} act={act ?? null} />
      <main className="visit-stage" ref={stage}>
        {size.width === 0 ? null : (
          <>
            <VisitFrames
              words={words}
              at={{ ...at, minutes: state.minutesOpen ? `${baseOf(view.session, 'facilitator')}/minutes.html` : null }}
              layout={layout}
              fourth={fourth}
              pages={pages.current}
              onEnlarge={chosen.setFrame}
              onFourth={chosen.setFourth}
              onMinutes={visit.openMinutes}
            />
            <Ring clock={clock} visit={visit} page={act?.page ?? null} pages={pages.current} layout={layout} />
            <section className="visit-narrator" style={boxStyle(layout.narrator)} aria-label={words('visit.guide')}>
              {over ? (
                <Ending {...shared} base={baseOf(view.session, 'facilitator')} />
              ) : (
                <Narrator {...shared} clock={clock} act={act ?? null} title={view.title} />
              )}
            </section>
          </>
        )}
      </main>
      <p className="visit-notice" dir="auto">
        {view.notice}
      </p>
    </div>
  )
}

function boxStyle(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) {
  return { insetInlineStart: box.x, insetBlockStart: box.y, inlineSize: box.width, blockSize: box.height }
}

export type FourthPage = 'desk' | 'rapporteur' | 'minutes'

function fourthFor(over: boolean, step: string | undefined): FourthPage {
  if (over) return 'minutes'
  return step === 'recommend' || step === 'close' || step === 'minutes' ? 'rapporteur' : 'desk'
}

/** What the visitor chose to look at, until the visit goes on to something else. */
function useChosen(act: string) {
  const [chosen, setChosen] = useState<{ act: string; frame: LaptopFrame | null; fourth: FourthPage | null }>({
    act,
    frame: null,
    fourth: null,
  })
  const current = chosen.act === act ? chosen : { act, frame: null, fourth: null }
  return {
    frame: current.frame,
    fourth: current.fourth,
    setFrame: (frame: LaptopFrame) => setChosen({ ...current, frame }),
    setFourth: (fourth: FourthPage) => setChosen({ ...current, fourth, frame: 'desk' }),
  }
}
