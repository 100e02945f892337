import { describe, expect, it } from 'vitest'
import { type Box, captionHeight, FRAMES, layoutStage } from '../../../client/screens/visit/frame-layout.ts'

/** Inside of the bar and the notice, on screens of 1024×768, 1366×768 and 1920×1080. */
const stages = [
  [992, 612],
  [1334, 642],
  [1888, 948],
] as const
const focuses = ['console', 'board', 'desk'] as const

describe.each(stages)('the visit on a stage of %i × %i', (width, height) => {
  it.each(focuses)('places four frames and the narrator without overlap or scrolling, %s large', (focus) => {
    const { frames, narrator } = layoutStage(width, height, focus)
    const boxes: readonly Box[] = [...FRAMES.map((name) => withCaption(frames[name])), narrator]
    for (const [at, box] of boxes.entries()) {
      expect(isInside(box, width, height)).toBe(true)
      for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false)
    }
    expect(FRAMES.filter((name) => frames[name].large)).toEqual([focus])
  })

  it('gives what is being done the most room, and the narrator enough for its words', () => {
    const { frames, narrator } = layoutStage(width, height, 'desk')
    expect(frames.desk.width).toBeGreaterThan(2 * frames.board.width)
    expect(narrator.height).toBeGreaterThanOrEqual(150)
  })
})

const withCaption = (box: Box): Box => ({ ...box, y: box.y - captionHeight, height: box.height + captionHeight })

/** Half a pixel is no overlap. */
const hair = 0.5

function isInside({ x, y, width, height }: Box, stageWidth: number, stageHeight: number): boolean {
  return x >= -hair && y >= -hair && x + width <= stageWidth + hair && y + height <= stageHeight + hair
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x + hair < other.x + other.width &&
    other.x + hair < one.x + one.width &&
    one.y + hair < other.y + other.height &&
    other.y + hair < one.y + one.height
  )
}
