import { useEffect, useRef } from 'react'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { BoardPicture } from './BoardPicture.tsx'
import './board-thumbnail.css'

/**
 * The real picture, small: drawn at 1920 × 1080 and scaled, so that every line breaks where it breaks on the wall.
 * Fills its container's width.
 */
export function BoardThumbnail({ stage, now, words }: { stage: StageView | null; now: number; words: Words }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const scale = () => element.style.setProperty('--scale', String(element.clientWidth / 1920))
    const observer = new ResizeObserver(scale)
    observer.observe(element)
    scale()
    return () => observer.disconnect()
  }, [])
  return (
    <div className="board-thumbnail" ref={frame} role="img" aria-label={words('board.picture')}>
      {stage === null ? null : (
        <div className="board-thumbnail-full" inert>
          <BoardPicture stage={stage} now={now} words={words} />
        </div>
      )}
    </div>
  )
}
