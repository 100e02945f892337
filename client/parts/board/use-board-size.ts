import { type RefObject, useEffect, useState } from 'react'

/**
 * Draws its component again when the picture's size changes or the letters have arrived: what fits must be measured anew.
 * `narrow`: fewer than 1,560 units wide (4:3), or enlarged for a large hall; `wide`: 1,860 at least (16:9).
 */
export function useBoardSize(
  ref: RefObject<HTMLElement | null>,
  hall: number,
): {
  readonly narrow: boolean
  readonly wide: boolean
} {
  const [size, setSize] = useState({ width: 16, height: 9, fonts: false })
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() =>
      setSize((before) => ({ ...before, width: element.clientWidth, height: element.clientHeight })),
    )
    observer.observe(element)
    let there = true
    void document.fonts.ready.then(() => {
      if (there) setSize((before) => ({ ...before, fonts: true }))
    })
    return () => {
      there = false
      observer.disconnect()
    }
  }, [ref])
  const units = (size.width / Math.max(1, size.height) / hall) * 1080
  return { narrow: units < 1560, wide: units >= 1860 }
}
