import type { Words } from '../../shared/words/words.ts'
import type { ReportDocument } from './document-model.ts'
import { minutesDocx } from './minutes-docx.ts'
import { minutesHtml } from './minutes-html.ts'
import type { PdfPress } from './pdf-press.ts'
import { reportMarkdown } from './report-markdown.ts'

/** A file to hand out. `name` may hold folders, parted by `/`. */
export interface ReportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A report as HTML, DOCX, Markdown and, where there is a press that can, PDF. The same document gives the same bytes. */
export async function printReport(
  document: ReportDocument,
  name: string,
  words: Words,
  press: PdfPress | null,
): Promise<readonly ReportFile[]> {
  const pageWords = words('pv.page', { n: '\uE001', total: '\uE002' })
  const printing = press?.print(document, pageWords) ?? null
  const files = [
    { name: `${name}.html`, bytes: Buffer.from(minutesHtml(document), 'utf8') },
    { name: `${name}.docx`, bytes: await minutesDocx(document, pageWords) },
    { name: `${name}.md`, bytes: Buffer.from(reportMarkdown(document), 'utf8') },
  ]
  const pdf = await printing
  return pdf === null ? files : [...files, { name: `${name}.pdf`, bytes: pdf }]
}

/** `Ministère de la Justice` is `ministere-de-la-justice`: for names of files on any disk. */
export function fileWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}
