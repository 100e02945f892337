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
  const large = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (box.current !== null && large.current !== null) shrinkToFit(box.current, large.current, props.sizes)
  })
  return (
    <div className="board-main board-quiet" ref={box}>
      {props.above}
      <h2 className="board-large" dir="auto" ref={large}>
        {props.text}
      </h2>
      {props.below}
    </div>
  )
}
