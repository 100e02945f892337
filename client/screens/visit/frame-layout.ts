/** The four faces of a plenary, each a real page in a frame. The fourth is the expert's desk, then the rapporteur's page, then the minutes. */
export const FRAMES = ['phone', 'console', 'board', 'desk'] as const
export type FrameName = (typeof FRAMES)[number]

/** The size that each page believes to have, in its own pixels. */
export const frameSizes: Readonly<Record<FrameName, { readonly width: number; readonly height: number }>> = {
  phone: { width: 360, height: 640 },
  console: { width: 1366, height: 768 },
  board: { width: 1280, height: 720 },
  desk: { width: 1280, height: 800 },
}

/** Where something lies in the stage, in its pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface FramePlace extends Box {
  /** Height of the caption above the page is not in the box. */
  readonly scale: number
  readonly large: boolean
}
export interface StageLayout {
  readonly frames: Readonly<Record<FrameName, FramePlace>>
  readonly narrator: Box
}

export const captionHeight = 28
const gap = 16

/**
 * Places four frames and the narrator in a stage of this size, without scrolling and without overlap: the phone at the
 * start of the line, as large as life where there is room; what is being done large beside it; the other two small at
 * the end; the narrator under the laptops, or on a narrow screen under everything. `focus`: the laptop that is large.
 */
export function layoutStage(width: number, height: number, focus: Laptop): StageLayout {
  const narrow = width < narrowWidth
  const above = narrow ? height - narrowNarratorHeight - gap : height
  const phone = placed('phone', 0, 0, phoneScaleIn(width, above) * frameSizes.phone.width, false)
  const left = phone.width + gap
  const laptops = placeLaptops(left, width - left, narrow ? above : height - narratorHeight - gap, focus)
  const frames = { phone, ...laptops.frames }
  const under = narrow ? above + gap : laptops.end + gap
  const start = narrow ? 0 : left
  return { frames, narrator: { x: start, y: under, width: width - start, height: Math.max(0, height - under) } }
}

type Laptop = Exclude<FrameName, 'phone'>

const narrowWidth = 1120
const narrowNarratorHeight = 152
/** At least; the narrator takes what the frames cannot use. */
const narratorHeight = 196
/** The small ones are still recognised at this share of the line. */
const columnShareMin = 0.235

/** Height of a width of one. */
const shapeOf = (name: FrameName) => frameSizes[name].height / frameSizes[name].width

/** Between life-size and 15 % more the letters only get blurred. */
function phoneScaleIn(width: number, height: number): number {
  const fitting = Math.min((height - captionHeight) / frameSizes.phone.height, (width * 0.275) / frameSizes.phone.width)
  return fitting > 1 && fitting < 1.15 ? 1 : fitting
}

/** The large one takes what height there is, the small ones a column at the end: at best all are equally high. */
function placeLaptops(left: number, rest: number, height: number, focus: Laptop) {
  const both = shapeOf('desk') + shapeOf('console')
  const evenWidth = (both * (rest - gap) + captionHeight + gap) / (both + shapeOf('console'))
  const highest = (height - captionHeight) / shapeOf('desk')
  const largeWidth = Math.min(highest, Math.max(evenWidth, rest * (1 - columnShareMin) - gap))
  const column = Math.min(rest - largeWidth - gap, (height - 2 * captionHeight - gap) / both)
  const end = left + rest - column
  const large = placed(focus, left, 0, largeWidth, true)
  const frames: Partial<Record<Laptop, FramePlace>> = { [focus]: large }
  let y = 0
  for (const name of (['console', 'board', 'desk'] as const).filter((other) => other !== focus)) {
    const small = placed(name, end, y, column, false)
    frames[name] = small
    y = small.y + small.height + gap
  }
  return { frames: frames as Record<Laptop, FramePlace>, end: Math.max(large.y + large.height, y - gap) }
}

function placed(name: FrameName, x: number, y: number, width: number, large: boolean): FramePlace {
  const size = frameSizes[name]
  const scale = width / size.width
  return { x, y: y + captionHeight, width, height: size.height * scale, scale, large }
}
