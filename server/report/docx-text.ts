import { Paragraph, type Table } from 'docx'
import type { ReportForm, TextBlock } from './document-model.ts'
import type { RunMaker } from './docx-runs.ts'
import { BULLETS } from './docx-style.ts'

export interface Painter {
  readonly runs: RunMaker
  /** In twentieths of a point. */
  readonly textWidth: number
  /** Each block stays on the page of the next: a part that is signed is not torn. */
  readonly together: boolean
  /** Null in minutes. */
  readonly form: ReportForm | null
  /** Of an entry's heading: within a part it stands one lower. */
  readonly depth: 2 | 3
  /** Captions and pictures so far. */
  readonly counted: { table: number; figure: number; image: number }
}
export type Made = (Paragraph | Table)[]

/** `keepNext`: stays on the page of what follows. */
export function textDocx(
  blocks: readonly TextBlock[],
  style: string | null,
  { runs, together }: Painter,
  keepNext = together,
): Paragraph[] {
  const look = style === null ? { keepNext } : { style, keepNext }
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [new Paragraph({ ...look, children: runs(block.runs) })]
      : block.items.map(
          (item) => new Paragraph({ ...look, numbering: { reference: BULLETS, level: 0 }, children: runs(item) }),
        ),
  )
}

/** Between a table or a bar and what follows: two tables that touch become one. */
export function air({ together }: Painter): Paragraph {
  return new Paragraph({ style: 'Air', keepNext: together, children: [] })
}
