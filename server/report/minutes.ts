import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { Words } from '../../shared/words/words.ts'
import { minutesDocx } from './minutes-docx.ts'
import { minutesHtml } from './minutes-html.ts'
import { minutesModel } from './minutes-model.ts'
import type { PdfPress } from './pdf-press.ts'
import { reportMarkdown } from './report-markdown.ts'
import { recommendationsCsv, registerCsv } from './tables-csv.ts'

/** A file to be kept in the archive beside its snapshot, and handed out. */
export interface MinutesFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The minutes of a verified snapshot as HTML, DOCX, Markdown and, where there is a press that can, PDF, and its tables as CSV, in the language of `words`.
 * The same snapshot and language give the same bytes. `sealWords`: the seal in groups of four characters.
 */
export async function makeMinutes(
  snapshot: Snapshot,
  sealWords: string,
  words: Words,
  press: PdfPress | null,
): Promise<readonly MinutesFile[]> {
  const document = minutesModel(snapshot, sealWords, words)
  const name = minutesFileName(snapshot, words.language)
  const pageWords = words('pv.page', { n: '\uE001', total: '\uE002' })
  const printing = press?.print(document, pageWords) ?? null
  const files = [
    { name: `${name}.html`, bytes: Buffer.from(minutesHtml(document), 'utf8') },
    { name: `${name}.docx`, bytes: await minutesDocx(document, pageWords) },
    { name: `${name}.md`, bytes: Buffer.from(reportMarkdown(document), 'utf8') },
    { name: `${tableName('csv.register', snapshot, words)}.csv`, bytes: registerCsv(snapshot, words) },
    { name: `${tableName('csv.recommendations', snapshot, words)}.csv`, bytes: recommendationsCsv(snapshot, words) },
  ]
  const pdf = await printing
  return pdf === null ? files : [...files, { name: `${name}.pdf`, bytes: pdf }]
}

function tableName(what: 'csv.register' | 'csv.recommendations', snapshot: Snapshot, words: Words): string {
  return minutesFileName(snapshot, words.language).replace(/^[^_]+/, words(what))
}

/** Without ending: `PV_BKO-S1_2021-02-24`; in English `Minutes_…`. */
export function minutesFileName(snapshot: Snapshot, language: 'fr' | 'en'): string {
  const session = itemsOf(snapshot).find((item) => item.kind === 'session')
  return `${language === 'fr' ? 'PV' : 'Minutes'}_${session?.id ?? ''}_${session?.date ?? ''}`
}
