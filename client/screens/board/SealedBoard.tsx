import { useEffect } from 'react'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { BoardPicture } from '../../parts/board/BoardPicture.tsx'
import { shownStage } from './shown-stage.ts'
import { turnFullScreen } from './turn-full-screen.ts'
import { useWakeLock } from './use-wake-lock.ts'
import './board-page.css'

/** The wall opened again after the seal: « Merci », drawn from the page alone. Nothing is asked of the server. */
export function SealedBoard({ stage, words }: { readonly stage: StageView; readonly words: Words }) {
  useWakeLock()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key.toLowerCase() === 'f') turnFullScreen()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <main className="board-page">
      {/* No time is told at the end. */}
      <BoardPicture stage={shownStage(stage, null, true)} now={0} words={words} />
    </main>
  )
}
