import { useEffect, useRef, useState } from 'react'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { cardOnWall, isAsked } from './card-lists.ts'
import { usePhone } from './phone-context.ts'
import { sentencesToSay } from './sentences.ts'

/** Not more often than this, and a pause of as long ends a sentence (UX §5 A3). */
const restMs = 3_000

/** `of`: the words in it that stand on the wall. What was taken from the wall, to protect somebody, is not kept here. */
interface Saying {
  readonly words: string
  readonly of: string
}

/** For screen readers: which question is on screen, once; then the answer by whole sentences, never by keystrokes. */
export function Announcer({ stage }: { stage: StageView }) {
  const { acts, words } = usePhone()
  const card = cardOnWall(stage)
  const asked = card !== null && isAsked(card) ? card : null
  const key = asked?.id ?? null
  const text = asked?.answerText ?? ''
  const live = asked?.answer === 'live'
  const said = useRef<{ key: string | null; letters: number }>({ key: null, letters: 0 })
  const [saying, setSaying] = useState<Saying | null>(null)

  useEffect(() => {
    if (asked === null || said.current.key === key) return
    // What was there when one came in is read in place; only what is new is announced.
    said.current = { key, letters: asked.answerText.length }
    setSaying({ words: words('phone.on-screen-announced', { n: asked.number, text: asked.text }), of: asked.text })
  }, [asked, key, words])

  useEffect(() => {
    if (acts === null || text.length <= said.current.letters) return
    return acts.after(restMs, () => {
      const next = sentencesToSay(text, said.current.letters, true)
      said.current = { key, letters: next.said }
      if (next.say !== '') setSaying({ words: next.say, of: next.say })
    })
  }, [acts, key, text])

  useEffect(() => {
    if (acts === null || !live) return
    const next = sentencesToSay(text, said.current.letters, false)
    if (next.say === '') return
    return acts.after(restMs / 3, () => {
      said.current = { key, letters: next.said }
      setSaying({ words: next.say, of: next.say })
    })
  }, [acts, key, text, live])

  return (
    <p className="ph-hidden" role="status" aria-live="polite">
      {saying !== null && `${asked?.text}\n${text}`.includes(saying.of) ? saying.words : ''}
    </p>
  )
}
