import type { Consolidation } from '../../../shared/domain/consolidation.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { ReportDocument } from '../document-model.ts'
import { forumContext, type SealedSession } from '../forum/forum-context.ts'
import type { PdfPress } from '../pdf-press.ts'
import { fileWord, printReport, type ReportFile } from '../print-report.ts'
import type { ReportTexts } from '../report-texts.ts'
import { csvTable } from '../tables-csv.ts'
import { adoptedPage, advocacySheet, allAddressees } from './advocacy-sheet.ts'
import { addresseesOf, type FinalContext, finalContext } from './final-context.ts'
import { finalReport } from './final-model.ts'
import { cellOf, traceRows } from './final-tables.ts'

/** `forums`: the sealed sessions of each forum, in the order of the series. Only the public edition enters. */
export function readySeries(
  forums: readonly (readonly SealedSession[])[],
  texts: ReportTexts,
  consolidation: Consolidation,
  words: Words,
): FinalContext {
  const contexts = forums.map((sealed) => forumContext(sealed, texts, 'public', words))
  return finalContext(contexts, texts, consolidation, words)
}

/** The final report in all formats, with its tables and data. Pure, but for the press. `asOf`: the day it is told on. */
export async function makeFinalReport(
  context: FinalContext,
  asOf: string,
  press: PdfPress | null,
): Promise<readonly ReportFile[]> {
  const { words } = context
  const name = `${words('rx.file')}_${context.date}`
  const printed = printReport(finalReport(context, asOf), name, words, press)
  const tables = [
    traceCsv(context),
    matrixCsv(context),
    { name: `${name}.json`, bytes: Buffer.from(dataOf(context), 'utf8') },
  ]
  return [...(await printed), ...tables]
}

/** What goes with it: a page for each addressee, and what the forums adopted. One after the other: each takes a press. */
export async function* makeSheets(context: FinalContext, press: PdfPress | null): AsyncIterable<readonly ReportFile[]> {
  const { words } = context
  for (const [at, addressee] of allAddressees(context).entries()) {
    const name = `${words('rx.file-sheet')}_${String(at + 1).padStart(2, '0')}_${fileWord(addressee)}`
    yield await print(advocacySheet(context, addressee), name)
  }
  yield await print(adoptedPage(context), words('rx.file-adopted'))

  function print(document: ReportDocument, name: string) {
    return printReport(document, name, words, press)
  }
}

function traceCsv(context: FinalContext): ReportFile {
  const { words } = context
  const head = [
    words('rx.number'),
    words('rx.relation'),
    words('csv.id'),
    words('csv.text'),
    words('rx.forum'),
    words('rf.session'),
    words('csv.sources'),
    words('rf.seal'),
  ]
  const rows = traceRows(context).map((row) => [
    row.final,
    words(`rx.relation-${row.relation}`),
    row.rec,
    row.text,
    row.place,
    row.session,
    row.sources,
    row.seal,
  ])
  const left = context.leftOut.map(({ origin, reason }) => [
    words('rx.annex-b'),
    reason,
    origin.item.id,
    origin.item.text,
    origin.forum.sheet.place,
    origin.sessionId,
    origin.item.sources.join(', '),
    origin.sealWords,
  ])
  return { name: 'trace.csv', bytes: csvTable(head, [...rows, ...left]) }
}

function matrixCsv(context: FinalContext): ReportFile {
  const { words, forums } = context
  const head = [words('rx.number'), words('csv.text'), ...forums.map(({ sheet }) => sheet.place), words('rx.reach')]
  const rows = context.recommendations.map((one) => [
    one.id,
    one.text,
    ...forums.map(({ code }) => words(`rx.cell-${cellOf(one, code)}`)),
    words(`rx.reach-${one.reach}`),
  ])
  return { name: `${words('rx.file-matrix')}.csv`, bytes: csvTable(head, rows) }
}

function dataOf(context: FinalContext): string {
  const data = {
    schema: 'final-report/0.1',
    title: context.title,
    decisions: context.consolidation.standing.length,
    forums: context.forums.map(({ code, sheet }) => ({ code, place: sheet.place, date: sheet.date })),
    recommendations: context.recommendations.map((one) => ({
      id: one.id,
      text: one.text,
      addressees: addresseesOf(one),
      forums: one.forums,
      reach: one.reach,
      members: one.members.map(({ origin, relation }) => ({ rec: origin.item.id, relation, seal: origin.sealWords })),
      followUp: context.texts.followUp?.[one.id] ?? null,
    })),
    leftOut: context.leftOut.map(({ origin, reason }) => ({ rec: origin.item.id, reason })),
  }
  return `${JSON.stringify(data, null, 1)}\n`
}
