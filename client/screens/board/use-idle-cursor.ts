import { useEffect } from 'react'
import { useSession } from '../../state/session-context.tsx'

/** The pointer disappears from the wall after two seconds at rest. */
export function useIdleCursor(): void {
  const session = useSession()
  useEffect(() => {
    const page = document.documentElement
    let cancel = () => {}
    const moved = () => {
      page.classList.remove('board-idle')
      cancel()
      cancel = session.every(2000, () => {
        page.classList.add('board-idle')
        cancel()
      })
    }
    moved()
    window.addEventListener('pointermove', moved)
    return () => {
      window.removeEventListener('pointermove', moved)
      page.classList.remove('board-idle')
      cancel()
    }
  }, [session])
}
