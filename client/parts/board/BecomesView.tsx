import { useLayoutEffect, useRef } from 'react'
import type { Words } from '../../../shared/words/words.ts'
import { shrinkToFit } from './board-fit.ts'

/** The same promises as on the phone; the last names the phone, since here nobody holds one. */
const lines = ['phone.why-1', 'phone.why-2', 'phone.why-3', 'phone.why-4', 'board.why-5'] as const

/** « Ce que devient votre question »: numbered, so that whoever reads it aloud can be followed with a finger. */
export function BecomesView({ words }: { words: Words }) {
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  useLayoutEffect(() => {
    if (box.current !== null && list.current !== null) shrinkToFit(box.current, list.current, sizes)
  })
  return (
    <div className="board-main board-becomes" ref={box}>
      <h2>{words('phone.why')}</h2>
      <ol ref={list}>
        {lines.map((line, place) => (
          <li key={line}>
            <b>{place + 1}</b>
            <span>{words(line)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const sizes = [68, 64, 60, 56, 52, 48, 44, 40]
