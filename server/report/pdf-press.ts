import type { ReportDocument } from './document-model.ts'

/** Prints reports as PDF. */
export interface PdfPress {
  /**
   * A tagged PDF (PDF/UA-1) of a report, on A4, with its fonts in it; the same document gives the same bytes on one
   * version of the press. `pageWords`: « Page {n} sur {total} » with U+E001 and U+E002 for the two numbers. Null when this
   * machine cannot print (the log says why): HTML and DOCX are there all the same, a seal never waits for paper.
   */
  print(document: ReportDocument, pageWords: string): Promise<Uint8Array | null>
}
