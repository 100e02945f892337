import { Document, Footer, Header, Packer, PageNumber, Paragraph, TableOfContents, TextRun } from 'docx'
import { isSigned, own, type ReportDocument } from './document-model.ts'
import { blockDocx, noticeDocx } from './docx-blocks.ts'
import { createRuns, type Footnotes } from './docx-runs.ts'
import { docxStyles, HEADINGS, PAGE, TEXT_WIDTH } from './docx-style.ts'
import type { Made, Painter } from './docx-text.ts'
import { readZip, writeZip } from './zip.ts'

/**
 * A report as DOCX for Word and LibreOffice: real headings, page numbers, the language of each text. The same document
 * gives the same bytes. `pageWords`: « Page {n} sur {total} » with U+E001 and U+E002 for the two numbers.
 */
export async function minutesDocx(document: ReportDocument, pageWords: string): Promise<Uint8Array> {
  const footnotes: Footnotes = {}
  const form = document.form ?? null
  const runs = createRuns(document, footnotes)
  const paint: Painter = {
    runs,
    textWidth: TEXT_WIDTH,
    together: false,
    form,
    depth: 2,
    counted: { table: 0, figure: 0, image: 0 },
  }
  const notice = noticeDocx(document.notice, paint)
  const number = form?.numbered === true ? { numbering: { reference: HEADINGS, level: 0 } } : {}
  // Made first: the notes are known when the file is put together.
  const children = [
    ...notice,
    ...headerDocx(document, paint),
    ...frontDocx(document, paint),
    ...document.sections.flatMap(
      ({ title, blocks }, at): Made => [
        new Paragraph({
          style: 'Heading1',
          pageBreakBefore: at === 0 && form?.contents === true,
          ...number,
          children: paint.runs([own(title)]),
        }),
        ...blocks.flatMap((block) => blockDocx(block, { ...paint, together: isSigned(blocks) })),
      ],
    ),
    ...(form === null ? notice : []),
  ]
  const file = new Document({
    title: document.title,
    creator: 'Palabre',
    lastModifiedBy: 'Palabre',
    description: document.running,
    ...docxStyles(document.language),
    footnotes,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [running(document.running)] }) },
        footers: { default: new Footer({ children: [pageLine(pageWords)] }) },
        children,
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

/** What stands on the title page under the title, and the contents, which Word can bring up to date. */
function frontDocx({ form, contentsLabel }: ReportDocument, paint: Painter): (Made[number] | TableOfContents)[] {
  if (form === undefined) return []
  const cover = (form.cover ?? []).flatMap((block) => blockDocx(block, paint))
  const contents = [
    new Paragraph({
      style: 'ContentsTitle',
      pageBreakBefore: form.cover !== null,
      children: [new TextRun(contentsLabel)],
    }),
    new TableOfContents(contentsLabel, { hyperlink: true, headingStyleRange: '1-2' }),
  ]
  return [...cover, ...(form.contents ? contents : [])]
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

/**
 * The library writes the present time into the properties and into the zip: both become the session's day. Its marks for
 * the contents are counted on from file to file: here they begin at one.
 */
function sameBytes(zip: Uint8Array, date: string): Uint8Array {
  return writeZip(
    readZip(zip).map((entry) => {
      const text = () => Buffer.from(entry.bytes).toString('utf8')
      if (entry.name === 'word/document.xml') return { ...entry, bytes: Buffer.from(countAnew(text()), 'utf8') }
      if (entry.name !== 'docProps/core.xml') return entry
      const dated = text().replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
      return { ...entry, bytes: Buffer.from(dated, 'utf8') }
    }),
  )
}

/** Only in the tags of the contents: what somebody typed is never looked at. */
function countAnew(xml: string): string {
  const numbers = new Map<string, number>()
  const anew = (kind: string, old: string): number => {
    const key = kind + old
    const n = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, n)
    return n
  }
  return xml
    .split('<')
    .map((tag) => {
      if (!/^w:(?:hyperlink|instrText|bookmarkStart|bookmarkEnd)\b/.test(tag)) return tag
      return tag
        .replace(/_Toc(\d+)/g, (_, old: string) => `_Toc${anew('toc', old)}`)
        .replace(/w:id="(\d+)"/g, (_, old: string) => `w:id="${anew('id', old)}"`)
    })
    .join('<')
}
