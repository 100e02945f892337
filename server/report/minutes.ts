import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { Words } from '../../shared/words/words.ts'
import { minutesDocx } from './minutes-docx.ts'
import { minutesHtml } from './minutes-html.ts'
import { minutesModel } from './minutes-model.ts'
import type { PdfPress } from './pdf-press.ts'

/** A file to be kept in the archive beside its snapshot, and handed out. */
export interface MinutesFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The minutes of a verified snapshot as HTML, DOCX and, where there is a press that can, PDF, in the language of `words`.
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
  ]
  const pdf = await printing
  return pdf === null ? files : [...files, { name: `${name}.pdf`, bytes: pdf }]
}

/** Without ending: `PV_BKO-S1_2021-02-24`; in English `Minutes_…`. */
export function minutesFileName(snapshot: Snapshot, language: 'fr' | 'en'): string {
  const session = itemsOf(snapshot).find((item) => item.kind === 'session')
  return `${language === 'fr' ? 'PV' : 'Minutes'}_${session?.id ?? ''}_${session?.date ?? ''}`
}
