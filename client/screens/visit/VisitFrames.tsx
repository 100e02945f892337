import type { WordId, Words } from '../../../shared/words/words.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { type FrameName, type FramePlace, frameSizes, type StageLayout } from './frame-layout.ts'
import type { FrameAddresses } from './Visit.tsx'
import type { FourthPage } from './VisitPage.tsx'
import type { PageName } from './visit-world.ts'

export type LaptopFrame = Exclude<FrameName, 'phone'>

const icons: Readonly<Record<FrameName, IconName>> = {
  phone: 'phone',
  console: 'people',
  board: 'screen',
  desk: 'pencil',
}
const names: Readonly<Record<PageName, WordId>> = {
  phone: 'visit.frame.phone',
  console: 'visit.frame.console',
  board: 'visit.frame.board',
  desk: 'visit.frame.desk',
  rapporteur: 'visit.frame.rapporteur',
  minutes: 'visit.frame.minutes',
}

interface FramesProps {
  readonly words: Words
  readonly at: FrameAddresses & { readonly minutes: string | null }
  readonly layout: StageLayout
  /** Which page the fourth frame shows; the others stay alive behind it. */
  readonly fourth: FourthPage
  readonly pages: Map<PageName, HTMLIFrameElement>
  readonly onEnlarge: (frame: LaptopFrame) => void
  readonly onFourth: (page: FourthPage) => void
  readonly onMinutes: () => void
}

/** The frames stay where they are in the document for the whole visit: a frame that moves loads its page again. */
export function VisitFrames(props: FramesProps) {
  const { at, layout, fourth, onMinutes } = props
  const fourthPages = (['desk', 'rapporteur', 'minutes'] as const).filter((page) => at[page] !== null)
  return (
    <>
      <Frame {...props} frame="phone" shown="phone">
        <Page {...props} page="phone" place={layout.frames.phone} shown />
      </Frame>
      <Frame {...props} frame="console" shown="console">
        <Page
          {...props}
          page="console"
          place={layout.frames.console}
          shown
          onLoad={(page) => openHere(page, onMinutes)}
        />
      </Frame>
      <Frame {...props} frame="board" shown="board">
        <Page {...props} page="board" place={layout.frames.board} shown />
      </Frame>
      <Frame {...props} frame="desk" shown={fourth} choices={fourthPages}>
        {fourthPages.map((page) => (
          <Page key={page} {...props} page={page} place={layout.frames.desk} shown={page === fourth} />
        ))}
      </Frame>
    </>
  )
}

function Frame(
  props: FramesProps & {
    readonly frame: FrameName
    readonly shown: PageName
    readonly choices?: readonly FourthPage[]
    readonly children: React.ReactNode
  },
) {
  const { words, layout, frame, shown, choices = [], children, onEnlarge, onFourth } = props
  const place = layout.frames[frame]
  const small = frame !== 'phone' && !place.large
  return (
    <figure className={`visit-frame visit-frame-${frame}${small ? ' visit-frame-small' : ''}`} style={boxOf(place)}>
      <figcaption>
        <Icon name={icons[frame]} />
        {choices.length > 1 && place.large ? (
          choices.map((page) => (
            <button
              key={page}
              type="button"
              className="visit-tab"
              aria-pressed={page === shown}
              onClick={() => onFourth(page)}
            >
              {words(names[page])}
            </button>
          ))
        ) : (
          <span>{words(names[shown])}</span>
        )}
      </figcaption>
      <div className="visit-screen">{children}</div>
      {small ? (
        <button
          type="button"
          className="visit-enlarge"
          aria-label={words('visit.enlarge', { name: words(names[shown]) })}
          title={words('visit.enlarge', { name: words(names[shown]) })}
          onClick={() => onEnlarge(frame)}
        />
      ) : null}
    </figure>
  )
}

function Page(props: {
  readonly words: Words
  readonly at: FramesProps['at']
  readonly page: PageName
  readonly place: FramePlace
  readonly shown: boolean
  readonly pages: Map<PageName, HTMLIFrameElement>
  readonly onLoad?: (page: Document) => void
}) {
  const { words, at, page, place, shown, pages, onLoad } = props
  const size = pageSize(page)
  const address = at[page]
  if (address === null) return null
  return (
    <iframe
      ref={(frame) => {
        if (frame !== null) pages.set(page, frame)
        return () => void pages.delete(page)
      }}
      src={address}
      title={words(names[page])}
      className="visit-page"
      // The small ones are looked at; what is done is done in the large one.
      inert={!shown || (page !== 'phone' && !place.large)}
      width={size.width}
      height={size.height}
      style={{ transform: `scale(${place.width / size.width})`, visibility: shown ? 'visible' : 'hidden' }}
      onLoad={(event) => {
        const { contentDocument } = event.currentTarget
        if (contentDocument !== null) onLoad?.(contentDocument)
      }}
    />
  )
}

/** A sheet of paper is narrower than a desk: it is read at a larger scale in the same frame. */
function pageSize(page: PageName) {
  if (page === 'minutes')
    return { width: paperWidth, height: paperWidth * (frameSizes.desk.height / frameSizes.desk.width) }
  return frameSizes[page === 'rapporteur' ? 'desk' : page]
}
const paperWidth = 860

/** The console opens the minutes in a page of their own; here they open in the fourth frame. */
function openHere(page: Document, onMinutes: () => void): void {
  page.addEventListener(
    'click',
    (event) => {
      const { target } = event
      const link =
        target !== null && 'closest' in target ? (target as Element).closest('[data-visit="con-minutes"]') : null
      if (link === null) return
      event.preventDefault()
      onMinutes()
    },
    true,
  )
}

function boxOf(place: FramePlace) {
  return {
    insetInlineStart: place.x,
    insetBlockStart: place.y,
    inlineSize: place.width,
    blockSize: place.height,
  }
}
