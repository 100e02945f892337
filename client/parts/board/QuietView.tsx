import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { shrinkToFit } from './board-fit.ts'

/** Views with one large sentence: waiting, pause, message, hidden. It shrinks until it and what stands with it have place. */
export function QuietView(props: {
  readonly text: string
  readonly sizes: readonly number[]
  readonly above?: ReactNode
  readonly below?: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  // The whole box takes the size: what stands with the sentence stays smaller than it.
  useLayoutEffect(() => {
    if (box.current !== null) shrinkToFit(box.current, box.current, props.sizes)
  })
  return (
    <div className="board-main board-quiet" ref={box}>
      {props.above}
      <h2 className="board-large" dir="auto">
        {props.text}
      </h2>
      {props.below}
    </div>
  )
}
