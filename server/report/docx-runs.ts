import { FootnoteReferenceRun, Paragraph, TextRun } from 'docx'
import type { ReportDocument, Run, Runs } from './document-model.ts'
import { type CharacterStyle, localeOf } from './docx-style.ts'
import { spansOf } from './typography.ts'

/** `over`: a named look that stands over that of the runs. */
export type RunMaker = (runs: Runs, over?: CharacterStyle) => (TextRun | FootnoteReferenceRun)[]
/** By number, as they are referred to. */
export type Footnotes = Record<string, { readonly children: readonly Paragraph[] }>

/** Runs of a document as Word's; `footnotes` fills as they are made: what was said carries its own language, for the spelling checker and for voices. */
export function createRuns({ language, saidLanguage }: ReportDocument, footnotes: Footnotes): RunMaker {
  return (runs, over) =>
    runs.flatMap(({ text, look, said, note }) => {
      const style = over ?? looks[look]
      const written = spansOf(text, said ? saidLanguage : language).map(
        (span) =>
          new TextRun({
            text: span.text,
            superScript: span.raised,
            ...(style === null ? {} : { style }),
            ...(said && saidLanguage !== language ? { language: { value: localeOf(saidLanguage) } } : {}),
          }),
      )
      if (note === undefined) return written
      const n = Object.keys(footnotes).length + 1
      footnotes[n] = { children: [new Paragraph({ children: [new TextRun(note)] })] }
      return [...written, new FootnoteReferenceRun(n)]
    })
}

const looks: Readonly<Record<Run['look'], CharacterStyle | null>> = { plain: null, strong: 'Strong', quiet: 'Quiet' }
