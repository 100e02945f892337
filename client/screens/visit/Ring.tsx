import { useEffect, useState } from 'react'
import type { PlainScreenProps } from '../../parts/laptop-page.ts'
import type { Box, StageLayout } from './frame-layout.ts'
import type { Visit } from './visit-engine.ts'
import type { PageName } from './visit-world.ts'

const followMs = 100
const around = 5

/** A ring around the button of the moment: drawn over its frame, never into its page. */
export function Ring(props: {
  readonly clock: PlainScreenProps['clock']
  readonly visit: Visit
  readonly page: PageName | null
  readonly pages: ReadonlyMap<PageName, HTMLIFrameElement>
  readonly layout: StageLayout
}) {
  const { clock, visit, page, pages, layout } = props
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    const follow = () => {
      const target = visit.target()
      const ownFrame = page !== null && target?.ownerDocument === pages.get(page)?.contentDocument
      const next = target === null || !ownFrame ? null : ringAround(target, page, layout)
      setBox((before) => (isSame(before, next) ? before : next))
    }
    follow()
    return clock.every(followMs, follow)
  }, [clock, visit, page, pages, layout])
  if (box === null) return null
  return (
    <div
      className="visit-ring"
      aria-hidden="true"
      style={{ insetInlineStart: box.x, insetBlockStart: box.y, inlineSize: box.width, blockSize: box.height }}
    />
  )
}

/** The element's place in the stage, cut off where its frame ends; null when it lies outside. */
function ringAround(target: HTMLElement, page: PageName, layout: StageLayout): Box | null {
  const place = layout.frames[page === 'rapporteur' || page === 'minutes' ? 'desk' : page]
  const rect = target.getBoundingClientRect()
  const start = Math.max(0, rect.left * place.scale - around)
  const top = Math.max(0, rect.top * place.scale - around)
  const end = Math.min(place.width, rect.right * place.scale + around)
  const bottom = Math.min(place.height, rect.bottom * place.scale + around)
  if (end - start < 2 * around || bottom - top < 2 * around) return null
  return { x: place.x + start, y: place.y + top, width: end - start, height: bottom - top }
}

function isSame(one: Box | null, other: Box | null): boolean {
  if (one === null || other === null) return one === other
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height
}
