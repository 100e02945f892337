import { TextRun } from 'docx'
import type { ReportDocument, Run, Runs } from './document-model.ts'
import { type CharacterStyle, localeOf } from './docx-style.ts'
import { spansOf } from './typography.ts'

/** `over`: a named look that stands over that of the runs. */
export type RunMaker = (runs: Runs, over?: CharacterStyle) => TextRun[]

/** Runs of a document as Word's: what was said carries its own language, for the spelling checker and for voices. */
export function createRuns({ language, saidLanguage }: ReportDocument): RunMaker {
  return (runs, over) =>
    runs.flatMap(({ text, look, said }) => {
      const style = over ?? looks[look]
      return spansOf(text, said ? saidLanguage : language).map(
        (span) =>
          new TextRun({
            text: span.text,
            superScript: span.raised,
            ...(style === null ? {} : { style }),
            ...(said && saidLanguage !== language ? { language: { value: localeOf(saidLanguage) } } : {}),
          }),
      )
    })
}

const looks: Readonly<Record<Run['look'], CharacterStyle | null>> = { plain: null, strong: 'Strong', quiet: 'Quiet' }
