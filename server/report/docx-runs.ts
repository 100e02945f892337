import { type IRunOptions, TextRun } from 'docx'
import type { ReportDocument, Runs } from './document-model.ts'
import { COLOURS, localeOf } from './docx-style.ts'
import { spansOf } from './typography.ts'

/** `over`: a look that stands over that of the runs. */
export type RunMaker = (runs: Runs, over?: Pick<IRunOptions, 'bold' | 'color' | 'size'>) => TextRun[]

/** Runs of a document as Word's: what was said carries its own language, for the spelling checker and for voices. */
export function createRuns({ language, saidLanguage }: ReportDocument): RunMaker {
  return (runs, over = {}) =>
    runs.flatMap(({ text, look, said }) =>
      spansOf(text, said ? saidLanguage : language).map(
        (span) =>
          new TextRun({
            text: span.text,
            superScript: span.raised,
            ...(look === 'strong' ? { bold: true } : {}),
            ...(look === 'quiet' ? { color: COLOURS.quiet } : {}),
            ...over,
            ...(said && saidLanguage !== language ? { language: { value: localeOf(saidLanguage) } } : {}),
          }),
      ),
    )
}
