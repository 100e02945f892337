/**
 * A report as neutral blocks, from which HTML and DOCX are made alike. All text in it is already set (typography.ts)
 * and in the reader's language, except what was said in the room: `said` runs stay in the session's language.
 */
export interface ReportDocument {
  /** Of the fixed words. */
  readonly language: 'fr' | 'en'
  /** Of what was said. */
  readonly saidLanguage: 'fr' | 'en'
  /** One line, for the window's title and the file's properties. */
  readonly title: string
  /** yyyy-mm-dd, the day it is about. */
  readonly date: string
  /** Printed small on each page. */
  readonly running: string
  readonly header: ReportHeader
  /** To be shown in a box at the top and at the bottom. */
  readonly notice: { readonly label: string; readonly text: Runs } | null
  readonly contentsLabel: string
  readonly sections: readonly Section[]
  /** Minutes have none of it; a report that is sent to a ministry has. */
  readonly form?: ReportForm
}

export interface ReportForm {
  /** What stands on a title page of its own under the header; null: the text begins at once. */
  readonly cover: readonly Block[] | null
  /** Sections and their parts bear numbers: 2, 2.1. */
  readonly numbered: boolean
  readonly contents: boolean
  readonly tableLabel: string
  readonly figureLabel: string
  readonly notesLabel: string
}

export interface ReportHeader {
  readonly above: Runs
  readonly title: string
  readonly subtitle: Runs
  readonly line: Runs
}

export interface Section {
  readonly anchor: string
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface Run {
  readonly text: string
  readonly look: 'plain' | 'strong' | 'quiet'
  readonly said: boolean
  /** Printed at the foot of the page, or at the end where there are no pages. */
  readonly note?: string
}
export type Runs = readonly Run[]

/** People write with line breaks and « • » lists; that is all a text may be. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly items: readonly Runs[] }

export type Block =
  | TextBlock
  /** A numbered thing of the session: its own heading, a few words about it, its text, and what belongs to it. */
  | {
      readonly kind: 'entry'
      readonly anchor: string
      readonly label: string
      readonly about: Runs
      readonly text: readonly TextBlock[]
      readonly body: readonly Block[]
    }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | RichBlock
  /** Facts under a small heading of their own. */
  | { readonly kind: 'group'; readonly label: string; readonly rows: readonly Fact[] }
  | { readonly kind: 'quote'; readonly label: string; readonly text: readonly TextBlock[] }
  /** One word on what did not come: « Sans réponse ». */
  | { readonly kind: 'absence'; readonly text: string }
  | { readonly kind: 'counts'; readonly columns: readonly [string, string]; readonly rows: readonly Count[] }
  | { readonly kind: 'seal'; readonly label: string; readonly groups: readonly string[]; readonly why: string }
  | { readonly kind: 'signatures'; readonly label: string; readonly people: readonly Signer[] }

/** What reports have over minutes. */
export type RichBlock =
  /** A chapter within a section, with a numbered heading where the report has them. */
  | { readonly kind: 'part'; readonly anchor: string; readonly title: string; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly Column[]
      /** The first cell of a row names it. */
      readonly rows: readonly (readonly Runs[])[]
    }
  /** A photo that is not there yet keeps its place, its caption and its credit. */
  | { readonly kind: 'figure'; readonly caption: string; readonly missing: string }
  /** A box that is seen first. */
  | { readonly kind: 'callout'; readonly label: string; readonly text: readonly TextBlock[] }
  /** Who paid, as the contract wants it: emblem and statement are never parted. */
  | {
      readonly kind: 'funding'
      readonly emblem: string | null
      readonly statement: string
      readonly disclaimer: readonly TextBlock[]
    }

export interface Column {
  readonly label: string
  /** In parts of the width of all columns. */
  readonly width: number
  readonly align: 'start' | 'center'
}
export interface Fact {
  readonly label: string
  readonly value: Runs
}
export interface Count {
  readonly label: string
  readonly count: number
  /** Part of the line above it. */
  readonly part: boolean
}
export interface Signer {
  readonly role: string
  readonly name: Runs
}

/** A part that people sign: it stays whole, so that nobody signs a page without the seal. */
export function isSigned(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'signatures')
}

/** Fixed words. */
export function own(text: string, look: Run['look'] = 'plain'): Run {
  return { text, look, said: false }
}
