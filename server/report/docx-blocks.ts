import {
  BorderStyle,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, type Fact, own, type ReportDocument, type Runs } from './document-model.ts'
import { richDocx } from './docx-rich.ts'
import { COLOURS } from './docx-style.ts'
import { air, type Made, type Painter, textDocx } from './docx-text.ts'

export function noticeDocx(notice: ReportDocument['notice'], { runs }: Painter): Paragraph[] {
  if (notice === null) return []
  const children = runs([own(`${notice.label}. `, 'strong'), ...notice.text])
  return [new Paragraph({ style: 'Notice', children })]
}

export function blockDocx(block: Block, paint: Painter): Made {
  const { runs } = paint
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return textDocx([block], null, paint)
    case 'entry': {
      const label = [new TextRun(block.label), ...(block.about.length === 0 ? [] : [new TextRun('   ')])]
      // What is said about it stands beside the heading in a lighter hand.
      const about = runs(block.about, 'Aside')
      return [
        new Paragraph({ style: `Heading${paint.depth}`, children: [...label, ...about] }),
        ...textDocx(block.text, 'Spoken', paint, paint.together || block.body.length > 0),
        ...block.body.flatMap((inner) => blockDocx(inner, paint)),
      ]
    }
    case 'facts':
      return [factsDocx(block.rows, paint), air(paint)]
    case 'group':
      return [
        new Paragraph({ style: 'AnswerLabel', children: [new TextRun(block.label)] }),
        factsDocx(block.rows, paint),
        air(paint),
      ]
    case 'quote':
      return [
        new Paragraph({ style: 'AnswerLabel', children: [new TextRun(block.label)] }),
        ...textDocx(block.text, 'Answer', paint),
        air(paint),
      ]
    case 'absence':
      return [new Paragraph({ style: 'Absence', children: [new TextRun(block.text)] })]
    case 'counts':
      return [countsDocx(block, paint), air(paint)]
    case 'seal':
      return [
        new Paragraph({ style: 'SealLabel', children: [new TextRun(block.label)] }),
        new Paragraph({ style: 'Seal', children: [new TextRun(block.groups.join('   '))] }),
        new Paragraph({ keepNext: true, children: [new TextRun(block.why)] }),
      ]
    case 'part':
    case 'table':
    case 'figure':
    case 'callout':
    case 'funding':
      return richDocx(block, paint, blockDocx)
    case 'signatures':
      return [air(paint), signaturesDocx(block, paint), air({ ...paint, together: false })]
  }
}

/** Two columns without lines: label and value. */
function factsDocx(rows: readonly Fact[], { runs, textWidth }: Painter): Table {
  const widths = [2_400, textWidth - 2_400]
  return table(
    widths,
    rows.map(({ label, value }, at) => {
      const keepNext = at < rows.length - 1
      return [
        [new Paragraph({ style: 'Fact', keepNext, children: runs([own(label, 'quiet')]) })],
        [new Paragraph({ style: 'Fact', keepNext, children: runs(value) })],
      ]
    }),
  )
}

function countsDocx({ columns, rows }: Extract<Block, { kind: 'counts' }>, { runs, textWidth }: Painter): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.line }
  const fact = (text: string, look: 'plain' | 'strong' | 'quiet', style: string, keepNext = false) => [
    new Paragraph({ style, keepNext, children: runs([own(text, look)]) }),
  ]
  return table(
    [textWidth - 1_600, 1_600],
    [
      [fact(columns[0], 'quiet', 'Count', true), fact(columns[1], 'quiet', 'CountNumber')],
      ...rows.map(({ label, count, part }, at) => {
        const keepNext = at < rows.length - 1
        return [
          fact(label, part ? 'quiet' : 'plain', part ? 'CountPart' : 'Count', keepNext),
          fact(String(count), part ? 'plain' : 'strong', 'CountNumber'),
        ]
      }),
    ],
    { borders: { ...noBorders, bottom: line } },
    true,
  )
}

function signaturesDocx({ label, people }: Extract<Block, { kind: 'signatures' }>, paint: Painter): Table {
  const { runs, textWidth } = paint
  const width = Math.floor(textWidth / 2)
  const cell = (role: string, name: Runs) => [
    new Paragraph({ style: 'Signer', children: runs([own(role)]) }),
    new Paragraph({ style: 'SignerName', children: runs(name) }),
    new Paragraph({ style: 'SignatureLine', children: runs([own(label)]) }),
  ]
  return table([width, textWidth - width], [people.map(({ role, name }) => cell(role, name))])
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none } as const

function table(
  widths: readonly number[],
  rows: readonly (readonly Paragraph[][])[],
  cell: Partial<ITableCellOptions> = { borders: noBorders },
  headed = false,
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          cantSplit: true,
          tableHeader: headed && at === 0,
          children: cells.map(
            (children, column) =>
              new TableCell({
                ...cell,
                margins: { left: 0, right: 120, top: 0, bottom: 0 },
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                children,
              }),
          ),
        }),
    ),
  })
}
