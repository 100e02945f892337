import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, own, type RichBlock, type Runs } from './document-model.ts'
import { COLOURS, HEADINGS } from './docx-style.ts'
import { air, type Made, type Painter, textDocx } from './docx-text.ts'
import { emblemPng } from './eu-emblem.ts'

/** What reports have over minutes: chapters, tables with a caption that counts itself, pictures, boxes, who paid. */
export function richDocx(block: RichBlock, paint: Painter, draw: (block: Block, paint: Painter) => Made): Made {
  const { runs, form } = paint
  switch (block.kind) {
    case 'part':
      return [
        new Paragraph({
          style: 'Heading2',
          ...(form?.numbered === true ? { numbering: { reference: HEADINGS, level: 1 } } : {}),
          children: runs([own(block.title)]),
        }),
        ...block.blocks.flatMap((inner) => draw(inner, { ...paint, depth: 3 })),
      ]
    case 'table':
      return [caption(paint, 'table', block.caption, true), gridDocx(block, paint), air(paint)]
    case 'figure':
      return [
        new Paragraph({ style: 'Hole', children: [new TextRun(block.missing)] }),
        caption(paint, 'figure', block.caption, false),
      ]
    case 'callout':
      return [
        new Paragraph({ style: 'CalloutLabel', children: [new TextRun(block.label)] }),
        ...textDocx(block.text, 'Callout', paint),
        air(paint),
      ]
    case 'funding':
      return [
        ...(block.emblem === null ? [] : [emblem(block.emblem, paint)]),
        new Paragraph({ style: 'Funding', children: [new TextRun(block.statement)] }),
        ...textDocx(block.disclaimer, 'Disclaimer', paint),
      ]
  }
}

/** The number is a field of Word's, with its value in it: a table that is moved or added counts anew. */
function caption({ form, counted }: Painter, what: 'table' | 'figure', text: string, keepNext: boolean): Paragraph {
  counted[what] += 1
  const label = what === 'table' ? form?.tableLabel : form?.figureLabel
  const sequence = what === 'table' ? 'SEQ Table \\* ARABIC' : 'SEQ Figure \\* ARABIC'
  return new Paragraph({
    style: 'Caption',
    keepNext,
    children: [
      new TextRun(`${label ?? ''} `),
      new SimpleField(sequence, String(counted[what])),
      new TextRun(` – ${text}`),
    ],
  })
}

function emblem(alt: string, { counted }: Painter): Paragraph {
  counted.image += 1
  return new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 60 },
    children: [
      new ImageRun({
        type: 'png',
        data: emblemPng(),
        transformation: { width: 84, height: 56 },
        // Its own count would go on from report to report.
        altText: { id: String(counted.image), name: alt, description: alt, title: alt },
      }),
    ],
  })
}

function gridDocx({ columns, rows }: Extract<RichBlock, { kind: 'table' }>, { runs, textWidth }: Painter): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / total))
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
  const line = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.line } as const
  const cell = (content: Runs, at: number, head: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { left: 70, right: 70, top: 40, bottom: 40 },
      borders: { top: line, bottom: line, left: none, right: none },
      ...(head ? { shading: { fill: 'F0EBE1', type: 'clear' as const, color: 'auto' } } : {}),
      children: [
        new Paragraph({
          style: 'Cell',
          alignment: columns[at]?.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: runs(content),
        }),
      ],
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, at) => cell([own(label, 'strong')], at, true)),
      }),
      ...rows.map(
        (cells) => new TableRow({ cantSplit: true, children: cells.map((content, at) => cell(content, at, false)) }),
      ),
    ],
  })
}
