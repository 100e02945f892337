import type { Block, ReportDocument, Runs, TextBlock } from './document-model.ts'
import { emblemSvg } from './eu-emblem.ts'
import { spansOf } from './typography.ts'

/** A report as plain data for the press' template: what people said is never markup there. */
export interface PdfData {
  readonly title: string
  readonly language: string
  readonly date: string
  readonly running: string
  readonly pageWords: readonly string[]
  readonly above: PdfRuns
  readonly heading: string
  readonly subtitle: PdfRuns
  readonly line: PdfRuns
  readonly notice: { readonly label: string; readonly text: PdfRuns } | null
  readonly contentsLabel: string
  readonly sections: readonly { readonly title: string; readonly blocks: readonly PdfBlock[] }[]
  readonly form: PdfForm | null
}
interface PdfForm {
  readonly cover: readonly PdfBlock[] | null
  readonly numbered: boolean
  readonly contents: boolean
  readonly tableLabel: string
  readonly figureLabel: string
  readonly emblemSvg: string
}
export type PdfRuns = readonly PdfRun[]
interface PdfRun {
  readonly text: string
  readonly look: string
  readonly raised: boolean
  readonly language: string
  readonly note?: string
}
type PdfBlock = Readonly<Record<string, unknown>> & { readonly kind: Block['kind'] }

export function pdfData(document: ReportDocument, pageWords: string): PdfData {
  const runs = (from: Runs): PdfRuns =>
    from.flatMap(({ text, look, said, note }) =>
      spansOf(text, said ? document.saidLanguage : document.language).map((span, at, all) => ({
        text: span.text,
        look,
        raised: span.raised,
        language: said ? document.saidLanguage : document.language,
        ...(note === undefined || at < all.length - 1 ? {} : { note }),
      })),
    )
  const { form } = document
  return {
    title: document.title,
    language: document.language,
    date: document.date,
    running: document.running,
    pageWords: pageWords.split(/[\uE001\uE002]/u),
    above: runs(document.header.above),
    heading: document.header.title,
    subtitle: runs(document.header.subtitle),
    line: runs(document.header.line),
    notice: document.notice === null ? null : { label: document.notice.label, text: runs(document.notice.text) },
    contentsLabel: document.contentsLabel,
    sections: document.sections.map(({ title, blocks }) => ({ title, blocks: blocks.map((one) => block(one, runs)) })),
    form:
      form === undefined
        ? null
        : { ...form, cover: form.cover?.map((one) => block(one, runs)) ?? null, emblemSvg: emblemSvg() },
  }
}

function textBlock(one: TextBlock, runs: (from: Runs) => PdfRuns): PdfBlock {
  return one.kind === 'paragraph'
    ? { kind: one.kind, runs: runs(one.runs) }
    : { kind: one.kind, items: one.items.map((item) => runs(item)) }
}

function block(one: Block, runs: (from: Runs) => PdfRuns): PdfBlock {
  switch (one.kind) {
    case 'paragraph':
    case 'list':
      return textBlock(one, runs)
    case 'entry':
      return {
        kind: one.kind,
        label: one.label,
        about: runs(one.about),
        text: one.text.map((text) => textBlock(text, runs)),
        body: one.body.map((inner) => block(inner, runs)),
      }
    case 'facts':
      return { kind: one.kind, rows: one.rows.map(({ label, value }) => ({ label, value: runs(value) })) }
    case 'group':
      return {
        kind: one.kind,
        label: one.label,
        rows: one.rows.map(({ label, value }) => ({ label, value: runs(value) })),
      }
    case 'quote':
      return { kind: one.kind, label: one.label, text: one.text.map((text) => textBlock(text, runs)) }
    case 'signatures':
      return {
        kind: one.kind,
        label: one.label,
        people: one.people.map(({ role, name }) => ({ role, name: runs(name) })),
      }
    case 'part':
      return { kind: one.kind, title: one.title, blocks: one.blocks.map((inner) => block(inner, runs)) }
    case 'table':
      return { ...one, rows: one.rows.map((cells) => cells.map(runs)) }
    case 'callout':
      return { ...one, text: one.text.map((text) => textBlock(text, runs)) }
    case 'funding':
      return { ...one, disclaimer: one.disclaimer.map((text) => textBlock(text, runs)) }
    case 'figure':
    case 'absence':
    case 'counts':
    case 'seal':
      return { ...one }
  }
}
