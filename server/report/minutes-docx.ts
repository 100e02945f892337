import { Document, Footer, Header, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx'
import { isSigned, type ReportDocument } from './document-model.ts'
import { blockDocx, noticeDocx, type Painter } from './docx-blocks.ts'
import { createRuns } from './docx-runs.ts'
import { docxStyles, PAGE, TEXT_WIDTH } from './docx-style.ts'
import { readZip, writeZip } from './zip.ts'

/**
 * A report as DOCX for Word and LibreOffice: real headings, page numbers, the language of each text. The same document
 * gives the same bytes. `pageWords`: « Page {n} sur {total} » with U+E001 and U+E002 for the two numbers.
 */
export async function minutesDocx(document: ReportDocument, pageWords: string): Promise<Uint8Array> {
  const paint: Painter = { runs: createRuns(document), textWidth: TEXT_WIDTH, together: false }
  const notice = noticeDocx(document.notice, paint)
  const file = new Document({
    title: document.title,
    creator: 'Palabre',
    lastModifiedBy: 'Palabre',
    description: document.running,
    ...docxStyles(document.language),
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [running(document.running)] }) },
        footers: { default: new Footer({ children: [pageLine(pageWords)] }) },
        children: [
          ...notice,
          ...headerDocx(document, paint),
          ...document.sections.flatMap(({ title, blocks }): (Paragraph | Table)[] => [
            new Paragraph({ style: 'Heading1', children: paint.runs([{ text: title, look: 'plain', said: false }]) }),
            ...blocks.flatMap((block) => blockDocx(block, { ...paint, together: isSigned(blocks) })),
          ]),
          ...notice,
        ],
      },
    ],
  })
  return sameBytes(await Packer.toBuffer(file), document.date)
}

function headerDocx({ header }: ReportDocument, { runs }: Painter): Paragraph[] {
  return [
    new Paragraph({ style: 'Above', children: runs(header.above) }),
    new Paragraph({ style: 'Title', children: runs([{ text: header.title, look: 'plain', said: false }]) }),
    new Paragraph({ style: 'Subtitle', children: runs(header.subtitle) }),
    new Paragraph({ style: 'DateLine', children: runs(header.line) }),
  ]
}

function running(text: string): Paragraph {
  return new Paragraph({ style: 'Header', children: [new TextRun(text)] })
}

function pageLine(words: string): Paragraph {
  const children = words.split(/([\uE001\uE002])/u).map((part) => {
    if (part === '\uE001') return PageNumber.CURRENT
    return part === '\uE002' ? PageNumber.TOTAL_PAGES : part
  })
  return new Paragraph({ style: 'Footer', children: [new TextRun({ children })] })
}

/** The library writes the present time into the properties and into the zip: both become the session's day. */
function sameBytes(zip: Uint8Array, date: string): Uint8Array {
  return writeZip(
    readZip(zip).map((entry) => {
      if (entry.name !== 'docProps/core.xml') return entry
      const text = Buffer.from(entry.bytes)
        .toString('utf8')
        .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
      return { name: entry.name, bytes: Buffer.from(text, 'utf8') }
    }),
  )
}
