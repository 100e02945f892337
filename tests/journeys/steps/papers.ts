/** What a close leaves in people's hands. */
export interface Papers {
  /** Words of the minutes' page, as they are read. */
  readonly html: string
  /** Path of the DOCX. */
  readonly docx: string
  readonly snapshot: string
  readonly seal: string
}

/** Kept by the test that closes, taken up by those after it; these fail by name when there was no close. */
export function createPapers(): { readonly keep: (papers: Papers) => void; readonly left: () => Papers } {
  let kept: Papers | null = null
  return {
    keep(papers) {
      kept = papers
    },
    left() {
      if (kept === null) throw new Error('the plenary left no papers')
      return kept
    },
  }
}
