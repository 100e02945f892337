import { useEffect, useRef, useState } from 'react'
import type { StageAsked } from '../../../shared/domain/stage-view.ts'
import { Icon } from '../../parts/Icon.tsx'
import { usePhone } from './phone-context.ts'

/** The reader's place is theirs: the page never scrolls by itself, until they ask to follow; scrolling up stops it (WCAG 2.2.2). */
export function FollowAnswer({ card }: { card: StageAsked }) {
  const { words } = usePhone()
  const end = useRef<HTMLDivElement>(null)
  const [isSeen, setSeen] = useState(true)
  const [follows, setFollows] = useState(false)
  const live = card.answer === 'live'

  useEffect(() => {
    const mark = end.current
    if (mark === null || !live || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver((seen) => setSeen(seen.at(-1)?.isIntersecting ?? true))
    observer.observe(mark)
    return () => observer.disconnect()
  }, [live])

  useEffect(() => {
    if (!follows) return
    const stop = () => setFollows(false)
    addEventListener('wheel', stop, { passive: true })
    addEventListener('touchmove', stop, { passive: true })
    return () => {
      removeEventListener('wheel', stop)
      removeEventListener('touchmove', stop)
    }
  }, [follows])

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the growing text that moves the page
  useEffect(() => {
    if (follows && live) end.current?.scrollIntoView({ block: 'end' })
  }, [follows, live, card.answerText])

  return (
    <>
      <div ref={end} className="ph-answer-end" />
      {live && !isSeen && !follows ? (
        <button type="button" className="ph-follow" onClick={() => setFollows(true)}>
          {words('live.follow')}
          <Icon name="down" />
        </button>
      ) : null}
    </>
  )
}
