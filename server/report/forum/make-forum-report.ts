import type { Words } from '../../../shared/words/words.ts'
import type { PdfPress } from '../pdf-press.ts'
import { fileWord, printReport, type ReportFile } from '../print-report.ts'
import type { ReportTexts } from '../report-texts.ts'
import { csvTable, recommendationsCsv, registerCsv } from '../tables-csv.ts'
import { type Edition, forumContext, type SealedSession } from './forum-context.ts'
import { forumDoubts } from './forum-doubts.ts'
import { forumReport } from './forum-model.ts'
import { adopted } from './forum-recommendations.ts'

/**
 * All files of one forum's report in one edition: complete and, for the public, short; tables; the data. Pure: the same
 * snapshots, texts, words and press give the same bytes. `sealed`: the forum's sessions in their order, at least one.
 */
export async function makeForumReport(
  sealed: readonly SealedSession[],
  texts: ReportTexts,
  edition: Edition,
  words: Words,
  press: PdfPress | null,
): Promise<readonly ReportFile[]> {
  const context = forumContext(sealed, texts, edition, words)
  const { sheet, code } = context
  const name = `${words('rf.file')}_${code}_${sheet.date}_${fileWord(words(`rf.edition-${edition}`))}`
  const full = printReport(forumReport(context, false), name, words, press)
  const short =
    edition === 'public'
      ? printReport(forumReport(context, true), `${name}_${words('rf.file-short')}`, words, press)
      : []
  // The tables of the public edition are made of what it prints; the snapshot's own tables are the team's.
  const tables =
    edition === 'public'
      ? []
      : sealed.flatMap(({ snapshot }, at) => [
          {
            name: `${words('csv.register')}_${context.sessions[at]?.session.id}.csv`,
            bytes: registerCsv(snapshot, words),
          },
          {
            name: `${words('csv.recommendations')}_${context.sessions[at]?.session.id}.csv`,
            bytes: recommendationsCsv(snapshot, words),
          },
          ...(at === 0 ? [redactionLog(context), doubtsList(context)] : []),
        ])
  return [
    ...(await full),
    ...(await short),
    ...tables,
    { name: `${name}.json`, bytes: Buffer.from(dataOf(context), 'utf8') },
  ]
}

type Context = ReturnType<typeof forumContext>

function redactionLog({ words, redactions, code }: Context): ReportFile {
  const rows = redactions.map(({ id, field }) => [id, words(`rf.redacted-${field}`)])
  return {
    name: `${words('rf.file-redactions')}_${code}.csv`,
    bytes: csvTable([words('csv.id'), words('rf.redacted-what')], rows),
  }
}

function doubtsList(context: Context): ReportFile {
  const { words, code } = context
  const rows = forumDoubts(context).map(({ where, what }) => [where, what])
  return {
    name: `${words('rf.file-doubts')}_${code}.csv`,
    bytes: csvTable([words('csv.id'), words('rf.doubts')], rows),
  }
}

/** For programs, in the order of the report; of what was withheld only its state. */
function dataOf(context: Context): string {
  const { sheet, sessions, edition, code } = context
  const data = {
    schema: 'forum-report/0.1',
    edition,
    forum: {
      code,
      title: sheet.forumTitle,
      number: sheet.forumNumber,
      place: sheet.place,
      date: sheet.date,
      present: sheet.present,
    },
    notice: sheet.notice,
    seals: sessions.map(({ session, seq, sealWords }) => ({ session: session.id, snapshot: seq, seal: sealWords })),
    recommendations: adopted(context).map(({ kind: _kind, ...item }) => item),
    balance: sessions.flatMap(({ items }) => items.filter((item) => item.kind === 'balance')),
  }
  return `${JSON.stringify(data, null, 1)}\n`
}
