import { useEffect, useRef, useState } from 'react'

/**
 * The value, drawn at once after a quiet moment and then at most every `everyMs`: a text that grows by the letter would
 * else be measured at each of them. The time is that of the browser's own frames.
 */
export function usePaced<T>(value: T, everyMs: number): T {
  const [drawn, setDrawn] = useState(value)
  const last = useRef(0)
  useEffect(() => {
    let frame = requestAnimationFrame(function draw(time) {
      if (time - last.current >= everyMs) {
        last.current = time
        setDrawn(() => value)
      } else {
        frame = requestAnimationFrame(draw)
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [value, everyMs])
  // The first stage must not wait for a frame: a hidden window has none.
  return drawn ?? value
}
