import type { Consolidation, ConsolidationDecision } from '../../shared/domain/consolidation.ts'
import type { Snapshot } from '../../shared/domain/snapshot.ts'
import type { Words } from '../../shared/words/words.ts'
import { sealToWords } from '../archive/seal.ts'
import { consolidate } from '../consolidation/consolidate.ts'
import { sourceRecommendations } from '../consolidation/source-recommendations.ts'
import { makeFinalReport, makeSheets, readySeries } from '../report/final/make-final-report.ts'
import type { Edition } from '../report/forum/forum-context.ts'
import { makeForumReport } from '../report/forum/make-forum-report.ts'
import type { PdfPress } from '../report/pdf-press.ts'
import { fileWord, type ReportFile } from '../report/print-report.ts'
import type { ReportTexts } from '../report/report-texts.ts'

export interface SeriesToReport {
  /** The newest snapshot of each session, forum by forum in their rank; at least one. */
  readonly forums: readonly (readonly Snapshot[])[]
  readonly log: readonly ConsolidationDecision[]
  readonly texts: ReportTexts
  /** The day on which replies are counted; null: that of the last forum. */
  readonly asOf: string | null
}

/** Every report of a series, a few files at a time, their names with folders: whoever takes them can tell how far it is. */
export async function* seriesReports(
  given: SeriesToReport,
  editions: readonly Edition[],
  words: Words,
  press: PdfPress | null,
): AsyncIterable<readonly ReportFile[]> {
  const forums = given.forums.map((all) => all.map((snapshot) => ({ snapshot, sealWords: sealToWords(snapshot.seal) })))
  for (const edition of editions) {
    const folder = `${words('report.folder-forums')}/${fileWord(words(`rf.edition-${edition}`))}`
    for (const sealed of forums) yield within(folder, await makeForumReport(sealed, given.texts, edition, words, press))
  }
  // The final report and its sheets are public.
  if (!editions.includes('public')) return
  const context = readySeries(forums, given.texts, decided(given), words)
  yield within(words('report.folder-final'), await makeFinalReport(context, given.asOf ?? context.date, press))
  for await (const files of makeSheets(context, press)) yield within(words('report.folder-sheets'), files)
}

function decided({ forums, log }: SeriesToReport): Consolidation {
  return consolidate({
    sources: sourceRecommendations(forums.flat()),
    forums: forums.flatMap(([first]) => first?.head.forumId ?? []),
    log,
  })
}

function within(folder: string, files: readonly ReportFile[]): readonly ReportFile[] {
  return files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }))
}
